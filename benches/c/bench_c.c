/* The yardstick: what an expert writes by hand for one version of CPython.
 *
 * Compiled against that version's own headers, with the full API and its macros. Functions take
 * METH_FASTCALL, also those without arguments: 3.11 to 3.13 specialise it and METH_NOARGS they do not.
 *
 * Containers come in twice. `list_float` and its like read the Python object in place, which is the least
 * work there is. `list_float_copied` and its like first copy everything into memory of their own, as a Rust
 * function that takes a `Vec<f64>` or a `HashMap<String, i64>` makes its caller do.
 */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FAST(name) static PyObject *name(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
#define FAST_KEYWORDS(name) \
    static PyObject *name(PyObject *module, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames)

static PyObject *wrong_count(const char *name, Py_ssize_t wanted, Py_ssize_t given)
{
    PyErr_Format(PyExc_TypeError, "%s() takes %zd positional arguments but %zd were given", name, wanted, given);
    return NULL;
}

static PyObject *wrong_type(const char *wanted, PyObject *object)
{
    PyErr_Format(PyExc_TypeError, "expected %s, got %.200s", wanted, Py_TYPE(object)->tp_name);
    return NULL;
}

static inline bool read_int(PyObject *object, int64_t *value)
{
#if PY_VERSION_HEX >= 0x030C0000
    if (PyLong_Check(object) && PyUnstable_Long_IsCompact((PyLongObject *)object)) {
        *value = PyUnstable_Long_CompactValue((PyLongObject *)object);
        return true;
    }
#endif
    *value = PyLong_AsLongLong(object);
    return *value != -1 || !PyErr_Occurred();
}

static inline bool read_float(PyObject *object, double *value)
{
    if (PyFloat_CheckExact(object)) {
        *value = PyFloat_AS_DOUBLE(object);
        return true;
    }
    *value = PyFloat_AsDouble(object);
    return *value != -1.0 || !PyErr_Occurred();
}

static inline const char *read_text(PyObject *object, Py_ssize_t *size)
{
    if (!PyUnicode_Check(object)) {
        wrong_type("str", object);
        return NULL;
    }
    if (PyUnicode_IS_COMPACT_ASCII(object)) {
        *size = PyUnicode_GET_LENGTH(object);
        return PyUnicode_DATA(object);
    }
    return PyUnicode_AsUTF8AndSize(object, size);
}

static inline int64_t wrapping_add(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a + (uint64_t)b);
}

/* Calls */

FAST(noop)
{
    if (nargs != 0)
        return wrong_count("noop", 0, nargs);
    Py_RETURN_NONE;
}

static PyObject *ident(PyObject *module, PyObject *object)
{
    Py_INCREF(object);
    return object;
}

FAST(add_int)
{
    int64_t a, b;
    if (nargs != 2)
        return wrong_count("add_int", 2, nargs);
    if (!read_int(args[0], &a) || !read_int(args[1], &b))
        return NULL;
    return PyLong_FromLongLong(wrapping_add(a, b));
}

FAST(add_float)
{
    double a, b;
    if (nargs != 2)
        return wrong_count("add_float", 2, nargs);
    if (!read_float(args[0], &a) || !read_float(args[1], &b))
        return NULL;
    return PyFloat_FromDouble(a + b);
}

/* def keywords(a, b=2, *, c=3) */
enum { KEYWORDS = 3, KEYWORDS_POSITIONAL = 2 };
static PyObject *keyword_names[KEYWORDS];

static int find_keyword(PyObject *name)
{
    /* A call's names are interned nearly always, so the pointers tell; only then are texts compared. */
    for (int index = 0; index < KEYWORDS; index++)
        if (name == keyword_names[index])
            return index;
    for (int index = 0; index < KEYWORDS; index++)
        if (PyUnicode_Compare(name, keyword_names[index]) == 0)
            return index;
    PyErr_Format(PyExc_TypeError, "keywords() got an unexpected keyword argument '%U'", name);
    return -1;
}

FAST_KEYWORDS(keywords)
{
    PyObject *given[KEYWORDS] = {0};
    int64_t a, b = 2, c = 3;
    if (nargs > KEYWORDS_POSITIONAL)
        return wrong_count("keywords", KEYWORDS_POSITIONAL, nargs);
    for (Py_ssize_t index = 0; index < nargs; index++)
        given[index] = args[index];
    if (kwnames) {
        Py_ssize_t count = PyTuple_GET_SIZE(kwnames);
        for (Py_ssize_t index = 0; index < count; index++) {
            int keyword = find_keyword(PyTuple_GET_ITEM(kwnames, index));
            if (keyword < 0)
                return NULL;
            if (given[keyword]) {
                PyErr_Format(PyExc_TypeError, "keywords() got multiple values for argument '%U'",
                             keyword_names[keyword]);
                return NULL;
            }
            given[keyword] = args[nargs + index];
        }
    }
    if (!given[0]) {
        PyErr_SetString(PyExc_TypeError, "keywords() missing 1 required positional argument: 'a'");
        return NULL;
    }
    if (!read_int(given[0], &a) || (given[1] && !read_int(given[1], &b)) || (given[2] && !read_int(given[2], &c)))
        return NULL;
    return PyLong_FromLongLong(wrapping_add(wrapping_add(a, b), c));
}

FAST(option)
{
    int64_t x = -1;
    if (nargs > 1)
        return wrong_count("option", 1, nargs);
    if (nargs == 1 && args[0] != Py_None && !read_int(args[0], &x))
        return NULL;
    return PyLong_FromLongLong(x);
}

FAST(callback)
{
    if (nargs != 2)
        return wrong_count("callback", 2, nargs);
#if PY_VERSION_HEX >= 0x03090000
    return PyObject_CallOneArg(args[0], args[1]);
#else
    return PyObject_CallFunctionObjArgs(args[0], args[1], NULL);
#endif
}

/* Text and bytes */

static PyObject *str_len(PyObject *module, PyObject *object)
{
    Py_ssize_t size;
    if (!read_text(object, &size))
        return NULL;
    return PyLong_FromSsize_t(size);
}

static PyObject *str_echo(PyObject *module, PyObject *object)
{
    Py_ssize_t size;
    const char *text = read_text(object, &size);
    return text ? PyUnicode_FromStringAndSize(text, size) : NULL;
}

static PyObject *str_upper(PyObject *module, PyObject *object)
{
    Py_ssize_t size;
    const char *text = read_text(object, &size);
    if (!text)
        return NULL;
    if (PyUnicode_IS_COMPACT_ASCII(object)) {
        PyObject *answer = PyUnicode_New(size, 127);
        if (!answer)
            return NULL;
        char *upper = PyUnicode_DATA(answer);
        for (Py_ssize_t index = 0; index < size; index++)
            upper[index] = text[index] ^ (((unsigned char)(text[index] - 'a') < 26) << 5);
        return answer;
    }
    char *upper = PyMem_Malloc(size);
    if (!upper)
        return PyErr_NoMemory();
    for (Py_ssize_t index = 0; index < size; index++)
        upper[index] = text[index] ^ (((unsigned char)(text[index] - 'a') < 26) << 5);
    PyObject *answer = PyUnicode_FromStringAndSize(upper, size);
    PyMem_Free(upper);
    return answer;
}

static PyObject *bytes_len(PyObject *module, PyObject *object)
{
    if (!PyBytes_Check(object))
        return wrong_type("bytes", object);
    return PyLong_FromSsize_t(PyBytes_GET_SIZE(object));
}

static PyObject *bytes_echo(PyObject *module, PyObject *object)
{
    if (!PyBytes_Check(object))
        return wrong_type("bytes", object);
    return PyBytes_FromStringAndSize(PyBytes_AS_STRING(object), PyBytes_GET_SIZE(object));
}

/* Containers in, read in place */

static PyObject *list_float(PyObject *module, PyObject *list)
{
    double sum = 0.0, value;
    if (!PyList_Check(list))
        return wrong_type("list", list);
    /* The size is read again at each turn: __float__ of a subclass may change the list. */
    for (Py_ssize_t index = 0; index < PyList_GET_SIZE(list); index++) {
        if (!read_float(PyList_GET_ITEM(list, index), &value))
            return NULL;
        sum += value;
    }
    return PyFloat_FromDouble(sum);
}

static PyObject *list_int(PyObject *module, PyObject *list)
{
    int64_t sum = 0, value;
    if (!PyList_Check(list))
        return wrong_type("list", list);
    for (Py_ssize_t index = 0; index < PyList_GET_SIZE(list); index++) {
        if (!read_int(PyList_GET_ITEM(list, index), &value))
            return NULL;
        sum = wrapping_add(sum, value);
    }
    return PyLong_FromLongLong(sum);
}

static PyObject *list_str(PyObject *module, PyObject *list)
{
    Py_ssize_t sum = 0, size;
    if (!PyList_Check(list))
        return wrong_type("list", list);
    for (Py_ssize_t index = 0; index < PyList_GET_SIZE(list); index++) {
        if (!read_text(PyList_GET_ITEM(list, index), &size))
            return NULL;
        sum += size;
    }
    return PyLong_FromSsize_t(sum);
}

static PyObject *dict_int(PyObject *module, PyObject *dict)
{
    Py_ssize_t position = 0, size;
    PyObject *key, *item;
    int64_t sum = 0, value;
    if (!PyDict_Check(dict))
        return wrong_type("dict", dict);
    while (PyDict_Next(dict, &position, &key, &item)) {
        if (!read_text(key, &size) || !read_int(item, &value))
            return NULL;
        sum = wrapping_add(sum, wrapping_add(value, size));
    }
    return PyLong_FromLongLong(sum);
}

/* Calls `visit` with each member, for as long as it answers true. */
static inline bool each_member(PyObject *set, bool (*visit)(void *, PyObject *), void *context)
{
#if PY_VERSION_HEX < 0x030D0000
    Py_ssize_t position = 0;
    PyObject *item;
    Py_hash_t hash;
    while (_PySet_NextEntry(set, &position, &item, &hash))
        if (!visit(context, item))
            return false;
    return true;
#else
    PyObject *iterator = PyObject_GetIter(set), *item;
    if (!iterator)
        return false;
    bool more = true;
    while (more && (item = PyIter_Next(iterator))) {
        more = visit(context, item);
        Py_DECREF(item);
    }
    Py_DECREF(iterator);
    return more && !PyErr_Occurred();
#endif
}

static bool add_member(void *sum, PyObject *item)
{
    int64_t value;
    if (!read_int(item, &value))
        return false;
    *(int64_t *)sum = wrapping_add(*(int64_t *)sum, value);
    return true;
}

static PyObject *set_int(PyObject *module, PyObject *set)
{
    int64_t sum = 0;
    if (!PyAnySet_Check(set))
        return wrong_type("set", set);
    if (!each_member(set, add_member, &sum))
        return NULL;
    return PyLong_FromLongLong(sum);
}

/* Containers in, copied first. */

static PyObject *list_float_copied(PyObject *module, PyObject *list)
{
    double sum = 0.0;
    if (!PyList_Check(list))
        return wrong_type("list", list);
    Py_ssize_t count = PyList_GET_SIZE(list);
    double *values = PyMem_New(double, count);
    if (!values)
        return PyErr_NoMemory();
    for (Py_ssize_t index = 0; index < count && index < PyList_GET_SIZE(list); index++)
        if (!read_float(PyList_GET_ITEM(list, index), &values[index])) {
            PyMem_Free(values);
            return NULL;
        }
    for (Py_ssize_t index = 0; index < count; index++)
        sum += values[index];
    PyMem_Free(values);
    return PyFloat_FromDouble(sum);
}

static PyObject *list_int_copied(PyObject *module, PyObject *list)
{
    int64_t sum = 0;
    if (!PyList_Check(list))
        return wrong_type("list", list);
    Py_ssize_t count = PyList_GET_SIZE(list);
    int64_t *values = PyMem_New(int64_t, count);
    if (!values)
        return PyErr_NoMemory();
    for (Py_ssize_t index = 0; index < count && index < PyList_GET_SIZE(list); index++)
        if (!read_int(PyList_GET_ITEM(list, index), &values[index])) {
            PyMem_Free(values);
            return NULL;
        }
    for (Py_ssize_t index = 0; index < count; index++)
        sum = wrapping_add(sum, values[index]);
    PyMem_Free(values);
    return PyLong_FromLongLong(sum);
}

struct text {
    char *data;
    Py_ssize_t size;
};

static bool copy_text(PyObject *object, struct text *copy)
{
    const char *data = read_text(object, &copy->size);
    if (!data)
        return false;
    copy->data = malloc(copy->size);
    if (!copy->data && copy->size) {
        PyErr_NoMemory();
        return false;
    }
    memcpy(copy->data, data, copy->size);
    return true;
}

static PyObject *list_str_copied(PyObject *module, PyObject *list)
{
    Py_ssize_t sum = 0, filled = 0;
    if (!PyList_Check(list))
        return wrong_type("list", list);
    Py_ssize_t count = PyList_GET_SIZE(list);
    struct text *texts = PyMem_New(struct text, count);
    if (!texts)
        return PyErr_NoMemory();
    while (filled < count && copy_text(PyList_GET_ITEM(list, filled), &texts[filled]))
        filled++;
    for (Py_ssize_t index = 0; index < filled; index++) {
        sum += texts[index].size;
        free(texts[index].data);
    }
    PyMem_Free(texts);
    return filled == count ? PyLong_FromSsize_t(sum) : NULL;
}

/* A hash table of copied keys: open addressing, at most half full, by FNV-1a of the text. */
struct entry {
    struct text key;
    int64_t value;
};

static uint64_t hash_text(const struct text *text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (Py_ssize_t index = 0; index < text->size; index++)
        hash = (hash ^ (unsigned char)text->data[index]) * 0x100000001b3u;
    return hash;
}

static size_t table_size(Py_ssize_t count)
{
    size_t size = 4;
    while (size < 2 * (size_t)count)
        size *= 2;
    return size;
}

static void insert(struct entry *table, size_t mask, struct text key, int64_t value)
{
    size_t place = hash_text(&key) & mask;
    /* Keys of a dict differ, so that none is there yet. */
    while (table[place].key.data)
        place = (place + 1) & mask;
    table[place] = (struct entry){key, value};
}

static PyObject *dict_int_copied(PyObject *module, PyObject *dict)
{
    Py_ssize_t position = 0;
    PyObject *key, *item;
    int64_t sum = 0, value;
    bool ok = true;
    if (!PyDict_Check(dict))
        return wrong_type("dict", dict);
    size_t size = table_size(PyDict_GET_SIZE(dict));
    struct entry *table = calloc(size, sizeof *table);
    if (!table)
        return PyErr_NoMemory();
    while (ok && PyDict_Next(dict, &position, &key, &item)) {
        struct text copy;
        ok = copy_text(key, &copy);
        if (ok && !(ok = read_int(item, &value)))
            free(copy.data);
        if (ok)
            insert(table, size - 1, copy, value);
    }
    for (size_t place = 0; place < size; place++) {
        if (!table[place].key.data)
            continue;
        sum = wrapping_add(sum, wrapping_add(table[place].value, table[place].key.size));
        free(table[place].key.data);
    }
    free(table);
    return ok ? PyLong_FromLongLong(sum) : NULL;
}

/* Open addressing again, for ints; 0 is kept beside the table because it marks a free place. */
struct members {
    int64_t *table;
    size_t mask;
};

static bool insert_member(void *context, PyObject *item)
{
    struct members *members = context;
    int64_t value;
    if (!read_int(item, &value))
        return false;
    size_t place = (size_t)((uint64_t)value * 0x9e3779b97f4a7c15u >> 32) & members->mask;
    while (members->table[place] && members->table[place] != value)
        place = (place + 1) & members->mask;
    members->table[place] = value;
    return true;
}

static PyObject *set_int_copied(PyObject *module, PyObject *set)
{
    int64_t sum = 0;
    if (!PyAnySet_Check(set))
        return wrong_type("set", set);
    size_t size = table_size(PySet_GET_SIZE(set));
    struct members members = {calloc(size, sizeof(int64_t)), size - 1};
    if (!members.table)
        return PyErr_NoMemory();
    bool ok = each_member(set, insert_member, &members);
    for (size_t place = 0; place < size; place++)
        sum = wrapping_add(sum, members.table[place]);
    free(members.table);
    return ok ? PyLong_FromLongLong(sum) : NULL;
}

/* Containers out, and through */

FAST(list_float_out)
{
    int64_t count;
    if (nargs != 1)
        return wrong_count("list_float_out", 1, nargs);
    if (!read_int(args[0], &count))
        return NULL;
    PyObject *list = PyList_New(count);
    if (!list)
        return NULL;
    for (Py_ssize_t index = 0; index < count; index++) {
        PyObject *item = PyFloat_FromDouble(index * 0.5);
        if (!item) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SET_ITEM(list, index, item);
    }
    return list;
}

FAST(list_int_out)
{
    int64_t count;
    if (nargs != 1)
        return wrong_count("list_int_out", 1, nargs);
    if (!read_int(args[0], &count))
        return NULL;
    PyObject *list = PyList_New(count);
    if (!list)
        return NULL;
    for (Py_ssize_t index = 0; index < count; index++) {
        PyObject *item = PyLong_FromLongLong(index * 3);
        if (!item) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SET_ITEM(list, index, item);
    }
    return list;
}

enum { OUT_KEYS = 100 };
static char out_keys[OUT_KEYS][16];

FAST(dict_int_out)
{
    if (nargs != 0)
        return wrong_count("dict_int_out", 0, nargs);
    PyObject *dict = PyDict_New();
    if (!dict)
        return NULL;
    for (int index = 0; index < OUT_KEYS; index++) {
        PyObject *key = PyUnicode_FromString(out_keys[index]), *value = PyLong_FromLong(index);
        int failed = !key || !value || PyDict_SetItem(dict, key, value) < 0;
        Py_XDECREF(key);
        Py_XDECREF(value);
        if (failed) {
            Py_DECREF(dict);
            return NULL;
        }
    }
    return dict;
}

static PyObject *tuple_echo(PyObject *module, PyObject *tuple)
{
    int64_t first;
    double second;
    struct text third;
    if (!PyTuple_Check(tuple))
        return wrong_type("tuple", tuple);
    if (PyTuple_GET_SIZE(tuple) != 3) {
        PyErr_SetString(PyExc_ValueError, "expected a tuple of 3");
        return NULL;
    }
    if (!read_int(PyTuple_GET_ITEM(tuple, 0), &first) || !read_float(PyTuple_GET_ITEM(tuple, 1), &second)
        || !copy_text(PyTuple_GET_ITEM(tuple, 2), &third))
        return NULL;
    PyObject *answer = PyTuple_New(3);
    if (!answer) {
        free(third.data);
        return NULL;
    }
    PyObject *items[] = {PyLong_FromLongLong(first), PyFloat_FromDouble(second),
                         PyUnicode_FromStringAndSize(third.data, third.size)};
    free(third.data);
    for (int index = 0; index < 3; index++)
        PyTuple_SET_ITEM(answer, index, items[index]);
    if (!items[0] || !items[1] || !items[2]) {
        Py_DECREF(answer);
        return NULL;
    }
    return answer;
}

/* Where run.py tells callgrind to write down its counts. */
#if defined(__GNUC__)
__attribute__((noinline))
#endif
PyObject *keelback_bench_mark(PyObject *module, PyObject *unused)
{
    Py_RETURN_NONE;
}

#define METHOD_FAST(name) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL, NULL}
#define METHOD_ONE(name) {#name, name, METH_O, NULL}

static PyMethodDef methods[] = {
    METHOD_FAST(noop),
    METHOD_ONE(ident),
    METHOD_FAST(add_int),
    METHOD_FAST(add_float),
    {"keywords", (PyCFunction)(void (*)(void))keywords, METH_FASTCALL | METH_KEYWORDS, NULL},
    METHOD_FAST(option),
    METHOD_FAST(callback),
    METHOD_ONE(str_len),
    METHOD_ONE(str_echo),
    METHOD_ONE(str_upper),
    METHOD_ONE(bytes_len),
    METHOD_ONE(bytes_echo),
    METHOD_ONE(list_float),
    METHOD_ONE(list_int),
    METHOD_ONE(list_str),
    METHOD_ONE(dict_int),
    METHOD_ONE(set_int),
    METHOD_ONE(list_float_copied),
    METHOD_ONE(list_int_copied),
    METHOD_ONE(list_str_copied),
    METHOD_ONE(dict_int_copied),
    METHOD_ONE(set_int_copied),
    METHOD_FAST(list_float_out),
    METHOD_FAST(list_int_out),
    METHOD_FAST(dict_int_out),
    METHOD_ONE(tuple_echo),
    {"mark", keelback_bench_mark, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/* In bench_class.c. */
int BENCH_add_classes(PyObject *module);

/* In bench_out.c. */
int BENCH_add_out(PyObject *module);

static int execute(PyObject *module)
{
    static const char *const names[KEYWORDS] = {"a", "b", "c"};
    for (int index = 0; index < KEYWORDS; index++)
        if (!(keyword_names[index] = PyUnicode_InternFromString(names[index])))
            return -1;
    for (int index = 0; index < OUT_KEYS; index++)
        snprintf(out_keys[index], sizeof out_keys[index], "key number %d", index);
    if (BENCH_add_out(module) < 0)
        return -1;
    return BENCH_add_classes(module);
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, execute},
    {0, NULL},
};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "bench_c",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_bench_c(void)
{
    return PyModuleDef_Init(&definition);
}
