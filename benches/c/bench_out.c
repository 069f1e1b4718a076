/* Calls out of C: each function makes a hundred, so that what is measured is these and not the way in. Names, names of
 * keywords and what was imported are kept in statics. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>

enum { TURNS = 100 };

static PyObject *name_method, *name_method1, *name_value, *names_b, *sqrt_function;

#if PY_VERSION_HEX < 0x03090000
#if PY_VERSION_HEX >= 0x03080000
#define PyObject_Vectorcall _PyObject_Vectorcall
#else
#define PY_VECTORCALL_ARGUMENTS_OFFSET 0
#define PyObject_Vectorcall _PyObject_FastCallKeywords
#endif

static PyObject *PyObject_CallNoArgs(PyObject *function)
{
    return PyObject_CallObject(function, NULL);
}

static PyObject *PyObject_VectorcallMethod(PyObject *name, PyObject *const *args, size_t nargsf, PyObject *names)
{
    size_t count = nargsf & ~(size_t)PY_VECTORCALL_ARGUMENTS_OFFSET;
    PyObject *method = PyObject_GetAttr(args[0], name);
    PyObject *answer = method ? PyObject_Vectorcall(method, args + 1, count - 1, names) : NULL;
    Py_XDECREF(method);
    return answer;
}
#endif

/* A function of (function or object, value) that does `call` a hundred times and answers with the last result. */
#define OUT(name, call) \
    static PyObject *name(PyObject *module, PyObject *const *args, Py_ssize_t nargs) \
    { \
        PyObject *x = args[0], *y = args[1], *last = NULL; \
        if (nargs != 2) { \
            PyErr_SetString(PyExc_TypeError, "takes 2 positional arguments"); \
            return NULL; \
        } \
        for (int turn = 0; turn < TURNS; turn++) { \
            Py_XDECREF(last); \
            last = call(x, y); \
            if (!last) \
                return NULL; \
        } \
        return last; \
    }

static inline PyObject *call0(PyObject *x, PyObject *y)
{
    return PyObject_CallNoArgs(x);
}

static inline PyObject *call1(PyObject *x, PyObject *y)
{
    PyObject *row[] = {NULL, y};
    return PyObject_Vectorcall(x, row + 1, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

static inline PyObject *call3(PyObject *x, PyObject *y)
{
    PyObject *row[] = {NULL, y, y, y};
    return PyObject_Vectorcall(x, row + 1, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

static inline PyObject *call_keyword(PyObject *x, PyObject *y)
{
    PyObject *row[] = {NULL, y, y};
    return PyObject_Vectorcall(x, row + 1, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, names_b);
}

static inline PyObject *method0(PyObject *x, PyObject *y)
{
    PyObject *row[] = {NULL, x};
    return PyObject_VectorcallMethod(name_method, row + 1, 1 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

static inline PyObject *method1(PyObject *x, PyObject *y)
{
    PyObject *row[] = {NULL, x, y};
    return PyObject_VectorcallMethod(name_method1, row + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
}

static inline PyObject *attribute(PyObject *x, PyObject *y)
{
    return PyObject_GetAttr(x, name_value);
}

static inline PyObject *import_module(PyObject *x, PyObject *y)
{
    return PyImport_ImportModule("math");
}

static inline PyObject *cached(PyObject *x, PyObject *y)
{
    if (!sqrt_function) {
        PyObject *math = PyImport_ImportModule("math");
        sqrt_function = math ? PyObject_GetAttrString(math, "sqrt") : NULL;
        Py_XDECREF(math);
    }
    return call1(sqrt_function, y);
}

OUT(out_call0, call0)
OUT(out_call1, call1)
OUT(out_call3, call3)
OUT(out_keyword, call_keyword)
OUT(out_method0, method0)
OUT(out_method1, method1)
OUT(out_getattr, attribute)
OUT(out_import, import_module)
OUT(out_cached, cached)

#define METHOD(name) {#name, (PyCFunction)(void (*)(void))name, METH_FASTCALL, NULL}

static PyMethodDef methods[] = {
    METHOD(out_call0),
    METHOD(out_call1),
    METHOD(out_call3),
    METHOD(out_keyword),
    METHOD(out_method0),
    METHOD(out_method1),
    METHOD(out_getattr),
    METHOD(out_import),
    METHOD(out_cached),
    {NULL, NULL, 0, NULL},
};

int BENCH_add_out(PyObject *module)
{
    name_method = PyUnicode_InternFromString("method");
    name_method1 = PyUnicode_InternFromString("method1");
    name_value = PyUnicode_InternFromString("value");
    PyObject *b = PyUnicode_InternFromString("b");
    if (!name_method || !name_method1 || !name_value || !b)
        return -1;
    names_b = PyTuple_Pack(1, b);
    Py_DECREF(b);
    return names_b ? PyModule_AddFunctions(module, methods) : -1;
}
