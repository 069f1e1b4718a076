/* The classes of the yardstick: what an expert writes by hand for one version of CPython.
 *
 * Constructors are called by vectorcall, attributes are members, methods are the kinds that the interpreter
 * specialises. `BENCH_add_classes` puts the classes into the module of bench_c.c.
 */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    double x, y;
} Point;

static PyTypeObject *point_type;
static PyObject *name_x, *name_y;

static inline bool read_float(PyObject *object, double *value)
{
    if (PyFloat_CheckExact(object)) {
        *value = PyFloat_AS_DOUBLE(object);
        return true;
    }
    *value = PyFloat_AsDouble(object);
    return *value != -1.0 || !PyErr_Occurred();
}

static PyObject *point_new(PyTypeObject *type, double x, double y)
{
    Point *point = (Point *)type->tp_alloc(type, 0);
    if (!point)
        return NULL;
    point->x = x;
    point->y = y;
    return (PyObject *)point;
}

static PyObject *point_vectorcall(PyObject *type, PyObject *const *args, size_t flagged, PyObject *kwnames)
{
    Py_ssize_t count = PyVectorcall_NARGS(flagged);
    PyObject *given[2] = {NULL, NULL};
    if (count > 2) {
        PyErr_Format(PyExc_TypeError, "Point() takes 2 positional arguments but %zd were given", count);
        return NULL;
    }
    for (Py_ssize_t index = 0; index < count; index++)
        given[index] = args[index];
    Py_ssize_t named = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
    for (Py_ssize_t index = 0; index < named; index++) {
        PyObject *name = PyTuple_GET_ITEM(kwnames, index);
        int place = name == name_x ? 0 : name == name_y ? 1 : -1;
        if (place < 0 || given[place]) {
            PyErr_Format(PyExc_TypeError, "Point() got an unexpected keyword argument %R", name);
            return NULL;
        }
        given[place] = args[count + index];
    }
    double x, y = 0.0;
    if (!given[0]) {
        PyErr_SetString(PyExc_TypeError, "Point() missing 1 required positional argument: 'x'");
        return NULL;
    }
    if (!read_float(given[0], &x) || (given[1] && !read_float(given[1], &y)))
        return NULL;
    return point_new((PyTypeObject *)type, x, y);
}

static PyObject *point_tp_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"x", "y", NULL};
    double x, y = 0.0;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "d|d", names, &x, &y))
        return NULL;
    return point_new(type, x, y);
}

static void point_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *point_norm(PyObject *self, PyObject *unused)
{
    Point *point = (Point *)self;
    return PyFloat_FromDouble(sqrt(point->x * point->x + point->y * point->y));
}

static PyObject *point_scale(PyObject *self, PyObject *by)
{
    double factor;
    if (!read_float(by, &factor))
        return NULL;
    ((Point *)self)->x *= factor;
    ((Point *)self)->y *= factor;
    Py_RETURN_NONE;
}

static PyObject *point_add(PyObject *left, PyObject *right)
{
    if (!PyObject_TypeCheck(left, point_type) || !PyObject_TypeCheck(right, point_type))
        Py_RETURN_NOTIMPLEMENTED;
    Point *a = (Point *)left, *b = (Point *)right;
    return point_new(point_type, a->x + b->x, a->y + b->y);
}

static PyObject *point_compare(PyObject *left, PyObject *right, int operation)
{
    if (!PyObject_TypeCheck(right, point_type) || (operation != Py_EQ && operation != Py_NE))
        Py_RETURN_NOTIMPLEMENTED;
    Point *a = (Point *)left, *b = (Point *)right;
    return PyBool_FromLong((a->x == b->x && a->y == b->y) == (operation == Py_EQ));
}

static PyObject *point_length(PyObject *module, PyObject *object)
{
    if (!PyObject_TypeCheck(object, point_type)) {
        PyErr_SetString(PyExc_TypeError, "expected Point");
        return NULL;
    }
    return point_norm(object, NULL);
}

static PyMemberDef point_members[] = {
    {"x", T_DOUBLE, offsetof(Point, x), 0, NULL},
    {"y", T_DOUBLE, offsetof(Point, y), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef point_methods[] = {
    {"norm", point_norm, METH_NOARGS, NULL},
    {"scale", point_scale, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot point_slots[] = {
    {Py_tp_new, point_tp_new},         {Py_tp_dealloc, point_dealloc}, {Py_tp_members, point_members},
    {Py_tp_methods, point_methods},    {Py_nb_add, point_add},         {Py_tp_richcompare, point_compare},
    {Py_tp_hash, PyObject_HashNotImplemented}, {0, NULL},
};

static PyType_Spec point_spec = {"bench_c.Point", sizeof(Point), 0, Py_TPFLAGS_DEFAULT, point_slots};

typedef struct {
    PyObject_HEAD
    Py_ssize_t count;
} Numbers;

typedef struct {
    PyObject_HEAD
    Py_ssize_t next, count;
} Upwards;

static PyTypeObject *upwards_type;

static PyObject *numbers_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    Py_ssize_t count;
    if (!PyArg_ParseTuple(args, "n", &count))
        return NULL;
    Numbers *numbers = (Numbers *)type->tp_alloc(type, 0);
    if (numbers)
        numbers->count = count;
    return (PyObject *)numbers;
}

static Py_ssize_t numbers_length(PyObject *self)
{
    return ((Numbers *)self)->count;
}

static PyObject *numbers_item(PyObject *self, PyObject *key)
{
    Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred())
        return NULL;
    if (index < 0 || index >= ((Numbers *)self)->count) {
        PyErr_SetString(PyExc_IndexError, "index out of range");
        return NULL;
    }
    return PyLong_FromSsize_t(index * 3);
}

/* As much work as there are items, and no object. */
static PyObject *numbers_total(PyObject *self, PyObject *unused)
{
    volatile Py_ssize_t total = 0;
    for (Py_ssize_t index = 0; index < ((Numbers *)self)->count; index++)
        total += 3 * index;
    return PyLong_FromSsize_t(total);
}

static PyObject *numbers_iter(PyObject *self)
{
    Upwards *upwards = (Upwards *)upwards_type->tp_alloc(upwards_type, 0);
    if (upwards) {
        upwards->next = 0;
        upwards->count = ((Numbers *)self)->count;
    }
    return (PyObject *)upwards;
}

static PyObject *upwards_next(PyObject *self)
{
    Upwards *upwards = (Upwards *)self;
    if (upwards->next >= upwards->count)
        return NULL;
    return PyLong_FromSsize_t(3 * upwards->next++);
}

static PyMethodDef numbers_methods[] = {
    {"total", numbers_total, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot numbers_slots[] = {
    {Py_tp_new, numbers_new},          {Py_tp_dealloc, point_dealloc}, {Py_mp_length, numbers_length},
    {Py_mp_subscript, numbers_item},   {Py_tp_iter, numbers_iter},     {Py_tp_methods, numbers_methods},
    {0, NULL},
};

static PyType_Slot upwards_slots[] = {
    {Py_tp_dealloc, point_dealloc},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, upwards_next},
    {0, NULL},
};

static PyType_Spec numbers_spec = {"bench_c.Numbers", sizeof(Numbers), 0, Py_TPFLAGS_DEFAULT, numbers_slots};
static PyType_Spec upwards_spec = {"bench_c.Upwards", sizeof(Upwards), 0, Py_TPFLAGS_DEFAULT, upwards_slots};

static PyMethodDef functions[] = {
    {"point_length", point_length, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

int BENCH_add_classes(PyObject *module)
{
    point_type = (PyTypeObject *)PyType_FromSpec(&point_spec);
    upwards_type = (PyTypeObject *)PyType_FromSpec(&upwards_spec);
    PyObject *numbers = PyType_FromSpec(&numbers_spec);
    name_x = PyUnicode_InternFromString("x");
    name_y = PyUnicode_InternFromString("y");
    if (!point_type || !upwards_type || !numbers || !name_x || !name_y)
        return -1;
#if PY_VERSION_HEX >= 0x03080000
    point_type->tp_vectorcall = point_vectorcall;
#endif
    Py_INCREF(point_type);
    if (PyModule_AddObject(module, "Point", (PyObject *)point_type) < 0
        || PyModule_AddObject(module, "Numbers", numbers) < 0)
        return -1;
    return PyModule_AddFunctions(module, functions);
}
