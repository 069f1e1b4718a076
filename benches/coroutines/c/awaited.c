/* A coroutine that is ready at once, by hand, for the one version of CPython that it is compiled for: what an extension can
 * reach at most. Objects are kept for the next time, and where `await` knows no `am_send` the exception as well. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>

typedef struct Ready {
    PyObject_HEAD
    long long n;
    int ended;
    PyObject *weakrefs;
    struct Ready *next;
} Ready;

static PyTypeObject Ready_Type;
static Ready *kept;
static int count;

static PyObject *ready(PyObject *module, PyObject *arg)
{
    (void)module;
    long long n = PyLong_AsLongLong(arg);
    if (n == -1 && PyErr_Occurred())
        return NULL;
    Ready *self = kept;
    if (self) {
        kept = self->next;
        count--;
        PyObject_Init((PyObject *)self, &Ready_Type);
    } else if (!(self = PyObject_New(Ready, &Ready_Type))) {
        return NULL;
    }
    self->n = n;
    self->ended = 0;
    self->weakrefs = NULL;
    return (PyObject *)self;
}

static void end(PyObject *object)
{
    Ready *self = (Ready *)object;
    if (self->weakrefs)
        PyObject_ClearWeakRefs(object);
    if (!self->ended)
        PyErr_WarnFormat(PyExc_RuntimeWarning, 1, "coroutine 'ready' was never awaited");
    if (count < 16) {
        self->next = kept;
        kept = self;
        count++;
    } else {
        PyObject_Free(self);
    }
}

static PyObject *result(PyObject *object)
{
    Ready *self = (Ready *)object;
    if (self->ended) {
        PyErr_SetString(PyExc_RuntimeError, "cannot reuse already awaited coroutine");
        return NULL;
    }
    self->ended = 1;
    return PyLong_FromLongLong(self->n);
}

#if PY_VERSION_HEX >= 0x030c0000
/* The exception of the last time, if nobody has kept that. */
static PyObject *stop;

static PyObject *next(PyObject *object)
{
    PyObject *value = result(object);
    if (!value)
        return NULL;
    if (!stop || Py_REFCNT(stop) != 1) {
        Py_XSETREF(stop, PyObject_CallNoArgs(PyExc_StopIteration));
        if (!stop) {
            Py_DECREF(value);
            return NULL;
        }
    }
    Py_SETREF(((PyStopIterationObject *)stop)->value, value);
    PyErr_SetRaisedException(Py_NewRef(stop));
    return NULL;
}
#else
/* An int is neither a tuple nor an exception, which would be taken apart. */
static PyObject *next(PyObject *object)
{
    PyObject *value = result(object);
    if (value) {
        PyErr_SetObject(PyExc_StopIteration, value);
        Py_DECREF(value);
    }
    return NULL;
}
#endif

static PyObject *send(PyObject *object, PyObject *value)
{
    (void)value;
    return next(object);
}

#if PY_VERSION_HEX >= 0x030a0000
static PySendResult step(PyObject *object, PyObject *value, PyObject **answer)
{
    (void)value;
    *answer = result(object);
    return *answer ? PYGEN_RETURN : PYGEN_ERROR;
}
#endif

static PyAsyncMethods as_async = {
    .am_await = PyObject_SelfIter,
#if PY_VERSION_HEX >= 0x030a0000
    .am_send = step,
#endif
};

static PyMethodDef methods[] = {{"send", send, METH_O, NULL}, {NULL, NULL, 0, NULL}};

static PyTypeObject Ready_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "awaited_c.Ready",
    .tp_basicsize = sizeof(Ready),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = end,
    .tp_as_async = &as_async,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = next,
    .tp_weaklistoffset = offsetof(Ready, weakrefs),
    .tp_methods = methods,
};

static PyMethodDef functions[] = {{"ready", ready, METH_O, "Ready at once."}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "awaited_c", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_awaited_c(void)
{
    return PyType_Ready(&Ready_Type) < 0 ? NULL : PyModule_Create(&definition);
}
