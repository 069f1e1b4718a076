//! `unicodeobject.h`: `str`.

use libc::wchar_t;
use std::ffi::{c_char, c_int, c_void};

use super::{Py_ssize_t, PyObject, PyTypeObject};

/// One code point.
pub type Py_UCS4 = u32;

api! {
    static PyUnicode_Type: PyTypeObject;
    static PyUnicodeIter_Type: PyTypeObject;
}

api! {
    fn PyUnicode_FromStringAndSize(text: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_FromString(text: *const c_char) -> *mut PyObject;
    fn PyUnicode_Substring(
        text: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUCS4(
        unicode: *mut PyObject,
        buffer: *mut Py_UCS4,
        buflen: Py_ssize_t,
        copy_null: c_int,
    ) -> *mut Py_UCS4;
    fn PyUnicode_AsUCS4Copy(unicode: *mut PyObject) -> *mut Py_UCS4;
    fn PyUnicode_GetLength(unicode: *mut PyObject) -> Py_ssize_t;
    fn PyUnicode_ReadChar(unicode: *mut PyObject, index: Py_ssize_t) -> Py_UCS4;
    fn PyUnicode_WriteChar(
        unicode: *mut PyObject,
        index: Py_ssize_t,
        character: Py_UCS4,
    ) -> c_int;
    fn PyUnicode_Resize(unicode: *mut *mut PyObject, length: Py_ssize_t) -> c_int;
    fn PyUnicode_FromEncodedObject(
        object: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_FromObject(object: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_FromFormat(format: *const c_char, ...) -> *mut PyObject;
    /// Replaces the reference in place.
    fn PyUnicode_InternInPlace(value: *mut *mut PyObject);
    fn PyUnicode_InternFromString(text: *const c_char) -> *mut PyObject;
    fn PyUnicode_FromWideChar(other: *const wchar_t, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_AsWideChar(
        unicode: *mut PyObject,
        other: *mut wchar_t,
        size: Py_ssize_t,
    ) -> Py_ssize_t;
    fn PyUnicode_AsWideCharString(
        unicode: *mut PyObject,
        size: *mut Py_ssize_t,
    ) -> *mut wchar_t;
    fn PyUnicode_FromOrdinal(ordinal: c_int) -> *mut PyObject;
    fn PyUnicode_GetDefaultEncoding() -> *const c_char;
    fn PyUnicode_Decode(
        text: *const c_char,
        size: Py_ssize_t,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsDecodedObject(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsDecodedUnicode(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsEncodedObject(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsEncodedString(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsEncodedUnicode(
        unicode: *mut PyObject,
        encoding: *const c_char,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_BuildEncodingMap(string: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeUTF7(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF7Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF8(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF8Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUTF8String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeUTF32(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF32Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUTF32String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeUTF16(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeUTF16Stateful(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
        byteorder: *mut c_int,
        consumed: *mut Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_AsUTF16String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeUnicodeEscape(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsUnicodeEscapeString(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeRawUnicodeEscape(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsRawUnicodeEscapeString(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeLatin1(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsLatin1String(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeASCII(
        string: *const c_char,
        length: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsASCIIString(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_DecodeCharmap(
        string: *const c_char,
        length: Py_ssize_t,
        mapping: *mut PyObject,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_AsCharmapString(
        unicode: *mut PyObject,
        mapping: *mut PyObject,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeLocaleAndSize(
        text: *const c_char,
        len: Py_ssize_t,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_DecodeLocale(text: *const c_char, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_EncodeLocale(unicode: *mut PyObject, errors: *const c_char) -> *mut PyObject;
    fn PyUnicode_FSConverter(object: *mut PyObject, value: *mut c_void) -> c_int;
    fn PyUnicode_FSDecoder(object: *mut PyObject, value: *mut c_void) -> c_int;
    fn PyUnicode_DecodeFSDefault(text: *const c_char) -> *mut PyObject;
    fn PyUnicode_DecodeFSDefaultAndSize(text: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyUnicode_EncodeFSDefault(unicode: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Concat(left: *mut PyObject, right: *mut PyObject) -> *mut PyObject;
    /// Replaces the reference in place; null on failure.
    fn PyUnicode_Append(pleft: *mut *mut PyObject, right: *mut PyObject);
    /// As `PyUnicode_Append`, and steals the second.
    fn PyUnicode_AppendAndDel(pleft: *mut *mut PyObject, right: *mut PyObject);
    fn PyUnicode_Split(
        text: *mut PyObject,
        separator: *mut PyObject,
        maxsplit: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_Splitlines(text: *mut PyObject, keepends: c_int) -> *mut PyObject;
    fn PyUnicode_Partition(text: *mut PyObject, separator: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RPartition(text: *mut PyObject, separator: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_RSplit(
        text: *mut PyObject,
        separator: *mut PyObject,
        maxsplit: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_Translate(
        text: *mut PyObject,
        table: *mut PyObject,
        errors: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicode_Join(separator: *mut PyObject, sequence: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Tailmatch(
        text: *mut PyObject,
        substr: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
        direction: c_int,
    ) -> Py_ssize_t;
    fn PyUnicode_Find(
        text: *mut PyObject,
        substr: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
        direction: c_int,
    ) -> Py_ssize_t;
    fn PyUnicode_FindChar(
        text: *mut PyObject,
        ch: Py_UCS4,
        start: Py_ssize_t,
        end: Py_ssize_t,
        direction: c_int,
    ) -> Py_ssize_t;
    fn PyUnicode_Count(
        text: *mut PyObject,
        substr: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
    ) -> Py_ssize_t;
    fn PyUnicode_Replace(
        text: *mut PyObject,
        substr: *mut PyObject,
        replstr: *mut PyObject,
        maxcount: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyUnicode_Compare(left: *mut PyObject, right: *mut PyObject) -> c_int;
    fn PyUnicode_CompareWithASCIIString(left: *mut PyObject, right: *const c_char) -> c_int;
    fn PyUnicode_RichCompare(
        left: *mut PyObject,
        right: *mut PyObject,
        object: c_int,
    ) -> *mut PyObject;
    fn PyUnicode_Format(format: *mut PyObject, args: *mut PyObject) -> *mut PyObject;
    fn PyUnicode_Contains(container: *mut PyObject, element: *mut PyObject) -> c_int;
    fn PyUnicode_IsIdentifier(text: *mut PyObject) -> c_int;
}
