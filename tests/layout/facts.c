/* Prints what the headers it is compiled with say, for comparison with the tables in ffi/src/layout. */

#include <Python.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* The bits that a str's state has set where one field has. A macro: the struct has no name before 3.14. */
#define STATE_BITS(field) \
    do { \
        PyASCIIObject text; \
        unsigned int bits; \
        memset(&text, 0, sizeof text); \
        text.state.field = 1; \
        memcpy(&bits, (char *)&text + STATE_AT, sizeof bits); \
        printf("text_" #field " %u\n", bits); \
    } while (0)

/* Right behind the hash in every version. */
#define STATE_AT (offsetof(PyASCIIObject, hash) + sizeof(Py_hash_t))

#define FIELD(name, type, member) printf("%s %zu\n", name, offsetof(type, member))

int main(void)
{
    printf("version %d.%d\n", PY_MAJOR_VERSION, PY_MINOR_VERSION);
    printf("head %zu\n", sizeof(PyObject));
    FIELD("type_at", PyObject, ob_type);
#ifndef Py_GIL_DISABLED
    FIELD("refs_at", PyObject, ob_refcnt);
#endif
    FIELD("size_at", PyVarObject, ob_size);
    FIELD("flags_at", PyTypeObject, tp_flags);
    FIELD("fields_at", PyTypeObject, tp_name);
    FIELD("BasicSize", PyTypeObject, tp_basicsize);
    FIELD("ItemSize", PyTypeObject, tp_itemsize);
    FIELD("Dealloc", PyTypeObject, tp_dealloc);
    FIELD("AsBuffer", PyTypeObject, tp_as_buffer);
    FIELD("Doc", PyTypeObject, tp_doc);
    FIELD("Traverse", PyTypeObject, tp_traverse);
    FIELD("Clear", PyTypeObject, tp_clear);
    FIELD("WeakListOffset", PyTypeObject, tp_weaklistoffset);
    FIELD("Base", PyTypeObject, tp_base);
    FIELD("Dict", PyTypeObject, tp_dict);
    FIELD("DictOffset", PyTypeObject, tp_dictoffset);
    FIELD("Init", PyTypeObject, tp_init);
    FIELD("New", PyTypeObject, tp_new);
    FIELD("Finalize", PyTypeObject, tp_finalize);
#if PY_VERSION_HEX >= 0x03080000
    FIELD("vectorcall_at", PyTypeObject, tp_vectorcall_offset);
    FIELD("Vectorcall", PyTypeObject, tp_vectorcall);
#endif
#if PY_VERSION_HEX >= 0x030c0000
    FIELD("int_at", PyLongObject, long_value.lv_tag);
    FIELD("digits_at", PyLongObject, long_value.ob_digit);
#else
    FIELD("int_at", PyLongObject, ob_base.ob_size);
    FIELD("digits_at", PyLongObject, ob_digit);
#endif
    printf("digit_bits %d\n", PyLong_SHIFT);
    FIELD("float_at", PyFloatObject, ob_fval);
    FIELD("text_length_at", PyASCIIObject, length);
    printf("text_state_at %zu\n", STATE_AT);
    STATE_BITS(compact);
    STATE_BITS(ascii);
    printf("ascii_at %zu\n", sizeof(PyASCIIObject));
    FIELD("utf8_at", PyCompactUnicodeObject, utf8_length);
    FIELD("utf8_pointer_at", PyCompactUnicodeObject, utf8);
    FIELD("list_at", PyListObject, ob_item);
    FIELD("tuple_at", PyTupleObject, ob_item);
    FIELD("bytes_at", PyBytesObject, ob_sval);
    FIELD("stop_at", PyStopIterationObject, value);
    FIELD("module_def_name", PyModuleDef, m_name);
    FIELD("module_def_size", PyModuleDef, m_size);
    FIELD("module_def_slots", PyModuleDef, m_slots);
    FIELD("module_def_free", PyModuleDef, m_free);
    printf("module_def %zu\n", sizeof(PyModuleDef));
    return 0;
}
