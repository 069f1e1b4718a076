//! An extension module written by hand on `keelback-ffi`: each function shows Python what one fast path or
//! late symbol does, for `check.py` to compare with what Python itself says.

#![allow(non_snake_case, reason = "PyInit_ is CPython's")]

use std::ffi::{CStr, c_int, c_void};
use std::ptr;

use keelback_ffi::*;

type Object = *mut PyObject;

/// A new str.
unsafe fn text(text: &str) -> Object {
    unsafe { PyUnicode_FromStringAndSize(text.as_ptr().cast(), text.len() as Py_ssize_t) }
}

unsafe fn boolean(value: bool) -> Object {
    unsafe { Py_NewRef(if value { Py_True() } else { Py_False() }) }
}

unsafe fn none() -> Object {
    unsafe { Py_NewRef(Py_None()) }
}

unsafe extern "C" fn report(_: Object, _: Object) -> Object {
    unsafe { text(&layout::report()) }
}

unsafe extern "C" fn version(_: Object, _: Object) -> Object {
    let running = version::running();
    let all = format!(
        "{}.{}.{} free_threaded={} debug={} {:?}",
        running.major,
        running.minor,
        running.micro,
        running.free_threaded,
        running.debug,
        running.implementation
    );
    unsafe { text(&all) }
}

unsafe extern "C" fn int_compact(_: Object, object: Object) -> Object {
    unsafe {
        match layout::int::compact(object) {
            Some(value) => PyLong_FromSsize_t(value),
            None => none(),
        }
    }
}

unsafe extern "C" fn int_small(_: Object, object: Object) -> Object {
    unsafe {
        match layout::int::small(object) {
            Some(value) => PyLong_FromLongLong(value),
            None => none(),
        }
    }
}

unsafe extern "C" fn float_value(_: Object, object: Object) -> Object {
    unsafe { PyFloat_FromDouble(layout::float::value(object)) }
}

unsafe extern "C" fn utf8(_: Object, object: Object) -> Object {
    unsafe {
        match layout::text::utf8(object) {
            Some((data, size)) => PyBytes_FromStringAndSize(data.cast(), size as Py_ssize_t),
            None => none(),
        }
    }
}

/// Fills the cache that `utf8` then finds.
unsafe extern "C" fn cache_utf8(_: Object, object: Object) -> Object {
    unsafe {
        let mut size = 0;
        let data = PyUnicode_AsUTF8AndSize(object, &raw mut size);
        if data.is_null() {
            return ptr::null_mut();
        }
        PyBytes_FromStringAndSize(data, size)
    }
}

unsafe extern "C" fn new_ascii(_: Object, object: Object) -> Object {
    unsafe {
        let size = PyBytes_Size(object) as usize;
        match layout::text::new_ascii(size) {
            Some((new, place)) => {
                ptr::copy_nonoverlapping(layout::sequence::bytes(object).0, place, size);
                new
            }
            None => none(),
        }
    }
}

unsafe extern "C" fn list_copy(_: Object, object: Object) -> Object {
    unsafe {
        let Some((items, size)) = layout::sequence::list_items(object) else { return none() };
        let copy = PyList_New(size);
        for index in 0..size {
            PyList_SET_ITEM(copy, index, Py_NewRef(*items.offset(index)));
        }
        copy
    }
}

unsafe extern "C" fn tuple_copy(_: Object, object: Object) -> Object {
    unsafe {
        let size = PyTuple_GET_SIZE(object);
        let copy = PyTuple_New(size);
        for index in 0..size {
            let item = PyTuple_GET_ITEM(object, index);
            if let Some((items, _)) = layout::sequence::tuple_items(object) {
                assert_eq!(*items.offset(index), item);
            }
            PyTuple_SET_ITEM(copy, index, Py_NewRef(item));
        }
        copy
    }
}

unsafe extern "C" fn bytes_copy(_: Object, object: Object) -> Object {
    unsafe {
        let (data, size) = layout::sequence::bytes(object);
        PyBytes_FromStringAndSize(data.cast(), size)
    }
}

/// Takes a thousand references and gives them back; answers how many there seemed to be meanwhile.
unsafe extern "C" fn count(_: Object, object: Object) -> Object {
    unsafe {
        for _ in 0..1000 {
            Py_INCREF(object);
        }
        let counted = Py_REFCNT(object);
        for _ in 0..1000 {
            Py_DECREF(object);
        }
        PyLong_FromSsize_t(counted)
    }
}

/// Makes a list of the object and deletes it by `Py_DECREF` alone.
unsafe extern "C" fn delete(_: Object, object: Object) -> Object {
    unsafe {
        let list = PyList_New(1);
        PyList_SET_ITEM(list, 0, Py_NewRef(object));
        Py_DECREF(list);
        none()
    }
}

unsafe extern "C" fn type_of(_: Object, object: Object) -> Object {
    unsafe { Py_NewRef(Py_TYPE(object).cast()) }
}

/// The names of the builtin classes that the object is an instance of.
unsafe extern "C" fn checks(_: Object, object: Object) -> Object {
    unsafe {
        let mut found = Vec::new();
        for (name, yes) in [
            ("int", PyLong_Check(object)),
            ("bool", PyBool_Check(object)),
            ("float", PyFloat_Check(object)),
            ("str", PyUnicode_Check(object)),
            ("bytes", PyBytes_Check(object)),
            ("bytearray", PyByteArray_Check(object)),
            ("list", PyList_Check(object)),
            ("tuple", PyTuple_Check(object)),
            ("dict", PyDict_Check(object)),
            ("set", PySet_Check(object)),
            ("frozenset", PyFrozenSet_Check(object)),
            ("type", PyType_Check(object)),
            ("BaseException", PyBaseException_Check(object)),
            ("memoryview", PyMemoryView_Check(object)),
            ("buffer", PyObject_CheckBuffer(object) != 0),
            ("iterator", PyIter_Check(object) != 0),
            ("index", PyIndex_Check(object) != 0),
            ("exception class", PyExceptionClass_Check(object)),
        ] {
            if yes {
                found.push(name);
            }
        }
        text(&found.join(" "))
    }
}

/// `call(f, args, names)`: the last arguments are those of the names.
unsafe extern "C" fn call(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let (callable, all, names) = (*args, *args.add(1), *args.add(2));
        let mut values = vec![ptr::null_mut()];
        for index in 0..PyTuple_Size(all) {
            values.push(PyTuple_GetItem(all, index));
        }
        let names_count = PyTuple_Size(names) as usize;
        let nargs = values.len() - 1 - names_count;
        let names = if names_count == 0 { ptr::null_mut() } else { names };
        let nargsf = nargs | PY_VECTORCALL_ARGUMENTS_OFFSET;
        PyObject_Vectorcall(callable, values.as_ptr().add(1), nargsf, names)
    }
}

/// `call_method(receiver, name, arg)`: once with the argument and once without.
unsafe extern "C" fn call_method(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let (receiver, name, arg) = (*args, *args.add(1), *args.add(2));
        let first = PyObject_CallMethodOneArg(receiver, name, arg);
        if first.is_null() {
            return first;
        }
        let second = PyObject_CallMethodNoArgs(receiver, name);
        let both = PyTuple_Pack(2, first, second);
        Py_XDECREF(first);
        Py_XDECREF(second);
        both
    }
}

unsafe fn status_and(status: c_int, value: Object) -> Object {
    unsafe {
        if status < 0 {
            assert!(value.is_null());
            return ptr::null_mut();
        }
        assert_eq!(status == 0, value.is_null());
        if value.is_null() { none() } else { value }
    }
}

unsafe extern "C" fn optional_attr(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let mut value = ptr::null_mut();
        let status = PyObject_GetOptionalAttr(*args, *args.add(1), &raw mut value);
        status_and(status, value)
    }
}

unsafe extern "C" fn dict_get(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let mut value = ptr::null_mut();
        let status = PyDict_GetItemRef(*args, *args.add(1), &raw mut value);
        status_and(status, value)
    }
}

unsafe extern "C" fn dict_pop(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let mut value = ptr::null_mut();
        let status = PyDict_Pop(*args, *args.add(1), &raw mut value);
        status_and(status, value)
    }
}

unsafe extern "C" fn dict_default(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let mut value = ptr::null_mut();
        if PyDict_SetDefaultRef(*args, *args.add(1), *args.add(2), &raw mut value) < 0 {
            return ptr::null_mut();
        }
        value
    }
}

unsafe extern "C" fn extend(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        if PyList_Extend(*args, *args.add(1)) < 0 {
            return ptr::null_mut();
        }
        none()
    }
}

/// `send(iterator, value)`: which of the three, and the value.
unsafe extern "C" fn send(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let mut value = ptr::null_mut();
        let status = PyIter_Send(*args, *args.add(1), &raw mut value);
        if status == PYGEN_ERROR {
            return ptr::null_mut();
        }
        let pair = PyTuple_New(2);
        PyTuple_SetItem(pair, 0, text(if status == PYGEN_NEXT { "next" } else { "return" }));
        PyTuple_SetItem(pair, 1, value);
        pair
    }
}

unsafe extern "C" fn weak(_: Object, reference: Object) -> Object {
    unsafe {
        let mut value = ptr::null_mut();
        let status = PyWeakref_GetRef(reference, &raw mut value);
        status_and(status, value)
    }
}

/// Calls a function that raises; answers the exception, which must then not be set any more.
unsafe extern "C" fn raised(_: Object, callable: Object) -> Object {
    unsafe {
        let result = PyObject_CallNoArgs(callable);
        assert!(result.is_null());
        let exception = PyErr_GetRaisedException();
        assert!(PyErr_Occurred().is_null());
        assert!(PyBaseException_Check(exception));
        exception
    }
}

/// Raises the exception object it is given.
unsafe extern "C" fn raise(_: Object, exception: Object) -> Object {
    unsafe {
        PyErr_SetRaisedException(Py_NewRef(exception));
        ptr::null_mut()
    }
}

unsafe extern "C" fn handled(_: Object, _: Object) -> Object {
    unsafe {
        let exception = PyErr_GetHandledException();
        if exception.is_null() { none() } else { exception }
    }
}

/// An int through 16 unsigned bytes and back; None when it does not fit. -1 comes back as all ones.
unsafe extern "C" fn through_unsigned(_: Object, object: Object) -> Object {
    unsafe {
        let mut bytes = [0u8; 16];
        let place = bytes.as_mut_ptr().cast();
        let needed = PyLong_AsNativeBytes(object, place, 16, Py_ASNATIVEBYTES_DEFAULTS);
        if needed < 0 {
            return ptr::null_mut();
        }
        if needed > 16 {
            return none();
        }
        let flags = Py_ASNATIVEBYTES_DEFAULTS;
        PyLong_FromUnsignedNativeBytes(bytes.as_ptr().cast(), 16, flags)
    }
}

/// An int through 16 signed bytes and back; None when it does not fit.
unsafe extern "C" fn through_bytes(_: Object, object: Object) -> Object {
    unsafe {
        let mut bytes = [0u8; 16];
        let place = bytes.as_mut_ptr().cast();
        let needed = PyLong_AsNativeBytes(object, place, 16, Py_ASNATIVEBYTES_NATIVE_ENDIAN);
        if needed < 0 {
            return ptr::null_mut();
        }
        if needed > 16 {
            return none();
        }
        let mut again = [0u8; 16];
        assert_eq!(_PyLong_AsByteArray(object, again.as_mut_ptr(), 16, 1, 1), 0);
        assert_eq!(i128::from_ne_bytes(bytes), i128::from_le_bytes(again));
        PyLong_FromNativeBytes(bytes.as_ptr().cast(), 16, Py_ASNATIVEBYTES_DEFAULTS)
    }
}

unsafe extern "C" fn hash_bytes(_: Object, object: Object) -> Object {
    unsafe {
        let (data, size) = layout::sequence::bytes(object);
        PyLong_FromSsize_t(Py_HashBuffer(data.cast(), size))
    }
}

unsafe extern "C" fn type_name(_: Object, class: Object) -> Object {
    unsafe { PyType_GetFullyQualifiedName(class.cast()) }
}

unsafe extern "C" fn equal_utf8(_: Object, args: *const Object, _: Py_ssize_t) -> Object {
    unsafe {
        let (data, size) = layout::sequence::bytes(*args.add(1));
        boolean(PyUnicode_EqualToUTF8AndSize(*args, data.cast(), size) != 0)
    }
}

/// The buffer of the object, as bytes.
unsafe extern "C" fn buffer(_: Object, object: Object) -> Object {
    unsafe {
        let mut view = Py_buffer::EMPTY;
        if PyObject_GetBuffer(object, &raw mut view, PyBUF_FULL_RO) < 0 {
            return ptr::null_mut();
        }
        let copy = PyBytes_FromStringAndSize(ptr::null(), view.len);
        let place = PyBytes_AsString(copy).cast();
        let status = PyBuffer_ToContiguous(place, &raw const view, view.len, b'C' as _);
        PyBuffer_Release(&raw mut view);
        if status < 0 {
            Py_DECREF(copy);
            return ptr::null_mut();
        }
        copy
    }
}

/// What the state functions answer, as far as it can be compared between versions.
unsafe extern "C" fn state(_: Object, _: Object) -> Object {
    unsafe {
        assert_eq!(PyThreadState_GetUnchecked(), PyThreadState_Get());
        let interpreter = PyInterpreterState_Get();
        assert_eq!(interpreter, PyInterpreterState_Main());
        assert_eq!(interpreter, PyThreadState_GetInterpreter(PyThreadState_Get()));
        assert_eq!(PyInterpreterState_GetID(interpreter), 0);
        assert!(PyDict_Check(PyInterpreterState_GetDict(interpreter)));
        assert_eq!(is_attached(), true);
        assert_eq!(Py_IsFinalizing(), 0);
        assert_eq!(Py_EnterRecursiveCall(c" in a test".as_ptr()), 0);
        Py_LeaveRecursiveCall();
        let mut section = PyCriticalSection::default();
        PyCriticalSection_Begin(&raw mut section, Py_None());
        PyCriticalSection_End(&raw mut section);
        let mut mutex = PyMutex::default();
        PyMutex_Lock(&raw mut mutex);
        PyMutex_Unlock(&raw mut mutex);
        assert_eq!(Py_GetConstantBorrowed(Py_CONSTANT_ELLIPSIS), Py_Ellipsis());
        assert!(!PyFunction_Type().is_null());
        none()
    }
}

/// The word that the definition was given.
unsafe extern "C" fn user_word(module: Object, _: Object) -> Object {
    unsafe {
        let word = layout::module_def_user(PyModule_GetDef(module));
        let word = CStr::from_ptr(word.cast());
        PyUnicode_FromString(word.as_ptr())
    }
}

unsafe extern "C" fn get_buffer(object: Object, view: *mut Py_buffer, flags: c_int) -> c_int {
    static DATA: [u8; 4] = *b"keel";
    unsafe { PyBuffer_FillInfo(view, object, DATA.as_ptr() as *mut c_void, 4, 1, flags) }
}

/// A class with the buffer protocol, on 3.7 and 3.8 by writing into the type.
unsafe extern "C" fn buffer_class(_: Object, _: Object) -> Object {
    unsafe {
        let slot = PyType_Slot { slot: Py_bf_getbuffer, pfunc: get_buffer as *mut c_void };
        let end = PyType_Slot { slot: 0, pfunc: ptr::null_mut() };
        let new = version::running().at_least(3, 9);
        let mut slots = if new { [slot, end] } else { [end, end] };
        let mut spec = PyType_Spec {
            name: c"keelback_probe.Buffer".as_ptr(),
            basicsize: layout::head() as c_int,
            itemsize: 0,
            flags: Py_TPFLAGS_DEFAULT as _,
            slots: slots.as_mut_ptr(),
        };
        let class = PyType_FromModuleAndSpec(ptr::null_mut(), &raw mut spec, ptr::null_mut());
        if !new && !class.is_null() && !set_buffer_slots(class.cast(), Some(get_buffer), None) {
            Py_DECREF(class);
            return none();
        }
        class
    }
}

fn method(name: &'static CStr, function: PyCFunction, flags: c_int) -> PyMethodDef {
    PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: Some(function),
        ml_flags: flags,
        ml_doc: ptr::null(),
    }
}

fn fast(name: &'static CStr, function: PyCFunctionFast) -> PyMethodDef {
    let function = unsafe { std::mem::transmute::<PyCFunctionFast, PyCFunction>(function) };
    method(name, function, METH_FASTCALL)
}

/// The module's entry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn PyInit_keelback_probe() -> Object {
    unsafe { start() };
    let methods = vec![
        method(c"report", report, METH_NOARGS),
        method(c"version", version, METH_NOARGS),
        method(c"int_compact", int_compact, METH_O),
        method(c"int_small", int_small, METH_O),
        method(c"float_value", float_value, METH_O),
        method(c"utf8", utf8, METH_O),
        method(c"cache_utf8", cache_utf8, METH_O),
        method(c"new_ascii", new_ascii, METH_O),
        method(c"list_copy", list_copy, METH_O),
        method(c"tuple_copy", tuple_copy, METH_O),
        method(c"bytes_copy", bytes_copy, METH_O),
        method(c"count", count, METH_O),
        method(c"delete", delete, METH_O),
        method(c"type_of", type_of, METH_O),
        method(c"checks", checks, METH_O),
        fast(c"call", call),
        fast(c"call_method", call_method),
        fast(c"optional_attr", optional_attr),
        fast(c"dict_get", dict_get),
        fast(c"dict_pop", dict_pop),
        fast(c"dict_default", dict_default),
        fast(c"extend", extend),
        fast(c"send", send),
        fast(c"equal_utf8", equal_utf8),
        method(c"weak", weak, METH_O),
        method(c"raised", raised, METH_O),
        method(c"raise_", raise, METH_O),
        method(c"handled", handled, METH_NOARGS),
        method(c"through_bytes", through_bytes, METH_O),
        method(c"through_unsigned", through_unsigned, METH_O),
        method(c"hash_bytes", hash_bytes, METH_O),
        method(c"type_name", type_name, METH_O),
        method(c"buffer", buffer, METH_O),
        method(c"state", state, METH_NOARGS),
        method(c"user_word", user_word, METH_NOARGS),
        method(c"buffer_class", buffer_class, METH_NOARGS),
        PyMethodDef::END,
    ];
    let gil = PyModuleDef_Slot { slot: Py_mod_gil, value: Py_MOD_GIL_NOT_USED };
    let end = PyModuleDef_Slot { slot: 0, value: ptr::null_mut() };
    let slots = if version::running().at_least(3, 13) { vec![gil, end] } else { vec![end] };
    let fields = layout::ModuleDef {
        name: c"keelback_probe".as_ptr(),
        doc: ptr::null(),
        size: 0,
        methods: methods.leak().as_mut_ptr(),
        slots: slots.leak().as_mut_ptr(),
        traverse: None,
        clear: None,
        free: None,
    };
    let word = c"the user's word";
    unsafe { PyModuleDef_Init(layout::new_module_def(&fields, word.as_ptr().cast())) }
}
