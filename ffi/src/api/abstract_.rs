//! `abstract.h`: the abstract protocols: object, number, sequence, mapping and iterator.

use std::ffi::{c_char, c_int};

use super::{Py_ssize_t, PyObject};

api! {
    "C-unwind"
    fn PyObject_Call(
        callable: *mut PyObject,
        args: *mut PyObject,
        kwargs: *mut PyObject,
    ) -> *mut PyObject;
    fn PyObject_CallObject(callable: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
}

api! {
    fn PyObject_CallFunction(
        callable: *mut PyObject,
        format: *const c_char,
        ...
    ) -> *mut PyObject;
    fn PyObject_CallMethod(
        object: *mut PyObject,
        name: *const c_char,
        format: *const c_char,
        ...
    ) -> *mut PyObject;
    fn PyObject_CallFunctionObjArgs(callable: *mut PyObject, ...) -> *mut PyObject;
    fn PyObject_CallMethodObjArgs(
        object: *mut PyObject,
        name: *mut PyObject,
        ...
    ) -> *mut PyObject;
    fn PyObject_Type(object: *mut PyObject) -> *mut PyObject;
    fn PyObject_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyObject_Length(object: *mut PyObject) -> Py_ssize_t;
    fn PyObject_GetItem(object: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyObject_SetItem(
        object: *mut PyObject,
        key: *mut PyObject,
        value: *mut PyObject,
    ) -> c_int;
    fn PyObject_DelItemString(object: *mut PyObject, key: *const c_char) -> c_int;
    fn PyObject_DelItem(object: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyObject_Format(object: *mut PyObject, format_spec: *mut PyObject) -> *mut PyObject;
    fn PyObject_GetIter(object: *mut PyObject) -> *mut PyObject;
    /// Null without an exception at the end.
    fn PyIter_Next(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Check(object: *mut PyObject) -> c_int;
    fn PyNumber_Add(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Subtract(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Multiply(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_MatrixMultiply(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_FloorDivide(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_TrueDivide(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Remainder(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Divmod(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Power(
        left: *mut PyObject,
        right: *mut PyObject,
        modulus: *mut PyObject,
    ) -> *mut PyObject;
    fn PyNumber_Negative(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Positive(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Absolute(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Invert(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Lshift(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Rshift(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_And(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Xor(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Or(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Index(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_AsSsize_t(object: *mut PyObject, exception: *mut PyObject) -> Py_ssize_t;
    fn PyNumber_Long(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_Float(object: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceAdd(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceSubtract(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceMultiply(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceMatrixMultiply(
        left: *mut PyObject,
        right: *mut PyObject,
    ) -> *mut PyObject;
    fn PyNumber_InPlaceFloorDivide(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceTrueDivide(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceRemainder(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlacePower(
        left: *mut PyObject,
        right: *mut PyObject,
        modulus: *mut PyObject,
    ) -> *mut PyObject;
    fn PyNumber_InPlaceLshift(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceRshift(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceAnd(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceXor(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_InPlaceOr(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PyNumber_ToBase(count: *mut PyObject, base: c_int) -> *mut PyObject;
    fn PySequence_Check(object: *mut PyObject) -> c_int;
    fn PySequence_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Length(object: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Concat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PySequence_Repeat(object: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    fn PySequence_GetItem(object: *mut PyObject, index: Py_ssize_t) -> *mut PyObject;
    fn PySequence_GetSlice(
        object: *mut PyObject,
        i1: Py_ssize_t,
        i2: Py_ssize_t,
    ) -> *mut PyObject;
    fn PySequence_SetItem(
        object: *mut PyObject,
        index: Py_ssize_t,
        value: *mut PyObject,
    ) -> c_int;
    fn PySequence_DelItem(object: *mut PyObject, index: Py_ssize_t) -> c_int;
    fn PySequence_SetSlice(
        object: *mut PyObject,
        i1: Py_ssize_t,
        i2: Py_ssize_t,
        value: *mut PyObject,
    ) -> c_int;
    fn PySequence_DelSlice(object: *mut PyObject, i1: Py_ssize_t, i2: Py_ssize_t) -> c_int;
    fn PySequence_Tuple(object: *mut PyObject) -> *mut PyObject;
    fn PySequence_List(object: *mut PyObject) -> *mut PyObject;
    fn PySequence_Fast(object: *mut PyObject, module: *const c_char) -> *mut PyObject;
    fn PySequence_Count(object: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    fn PySequence_Contains(sequence: *mut PyObject, ob: *mut PyObject) -> c_int;
    fn PySequence_In(object: *mut PyObject, value: *mut PyObject) -> c_int;
    fn PySequence_Index(object: *mut PyObject, value: *mut PyObject) -> Py_ssize_t;
    fn PySequence_InPlaceConcat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    fn PySequence_InPlaceRepeat(object: *mut PyObject, count: Py_ssize_t) -> *mut PyObject;
    fn PyMapping_Check(object: *mut PyObject) -> c_int;
    fn PyMapping_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyMapping_Length(object: *mut PyObject) -> Py_ssize_t;
    fn PyMapping_HasKeyString(object: *mut PyObject, key: *const c_char) -> c_int;
    fn PyMapping_HasKey(object: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyMapping_Keys(object: *mut PyObject) -> *mut PyObject;
    fn PyMapping_Values(object: *mut PyObject) -> *mut PyObject;
    fn PyMapping_Items(object: *mut PyObject) -> *mut PyObject;
    fn PyMapping_GetItemString(object: *mut PyObject, key: *const c_char) -> *mut PyObject;
    fn PyMapping_SetItemString(
        object: *mut PyObject,
        key: *const c_char,
        value: *mut PyObject,
    ) -> c_int;
    fn PyObject_IsInstance(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
    fn PyObject_IsSubclass(object: *mut PyObject, typeorclass: *mut PyObject) -> c_int;
}
