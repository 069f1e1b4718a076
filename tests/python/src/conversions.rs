//! What Python values become in Rust and back, one function for each conversion.
//!
//! @py module conversions

#![allow(clippy::type_complexity, reason = "nesting is what is tested")]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ffi::{CStr, CString, OsStr, OsString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{NonZero, NonZeroI64};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use keelback::prelude::*;

pub mod more;

// Most functions answer with what they got: the test compares that with what it gave.

/// @py
pub fn boolean(x: bool) -> bool {
    x
}

/// @py
pub fn i8(x: i8) -> i8 {
    x
}

/// @py
pub fn i16(x: i16) -> i16 {
    x
}

/// @py
pub fn i32(x: i32) -> i32 {
    x
}

/// @py
pub fn i64(x: i64) -> i64 {
    x
}

/// @py
pub fn isize(x: isize) -> isize {
    x
}

/// @py
pub fn u8(x: u8) -> u8 {
    x
}

/// @py
pub fn u16(x: u16) -> u16 {
    x
}

/// @py
pub fn u32(x: u32) -> u32 {
    x
}

/// @py
pub fn u64(x: u64) -> u64 {
    x
}

/// @py
pub fn usize(x: usize) -> usize {
    x
}

/// @py
pub fn i128(x: i128) -> i128 {
    x
}

/// @py
pub fn u128(x: u128) -> u128 {
    x
}

/// @py
pub fn nonzero_u8(x: NonZero<u8>) -> NonZero<u8> {
    x
}

/// @py
pub fn nonzero_i64(x: NonZeroI64) -> NonZeroI64 {
    x
}

/// @py
pub fn f64(x: f64) -> f64 {
    x
}

/// @py
pub fn f32(x: f32) -> f32 {
    x
}

/// @py
pub fn char(x: char) -> char {
    x
}

/// @py
pub fn string(x: String) -> String {
    x
}

/// @py
pub fn box_str(x: Box<str>) -> Box<str> {
    x
}

/// @py
pub fn arc_str(x: Arc<str>) -> Arc<str> {
    x
}

/// @py
pub fn rc_str(x: Rc<str>) -> Rc<str> {
    x
}

/// @py
pub fn cow_str(x: Cow<'_, str>) -> Cow<'_, str> {
    x
}

/// @py
pub fn c_string(x: CString) -> CString {
    x
}

/// @py
pub fn os_string(x: OsString) -> OsString {
    x
}

/// @py
pub fn path_buf(x: PathBuf) -> PathBuf {
    x
}

/// @py
pub fn vec_u8(x: Vec<u8>) -> Vec<u8> {
    x
}

/// @py
pub fn array_u8(x: [u8; 4]) -> [u8; 4] {
    x
}

/// @py
pub fn option_i64(x: Option<i64>) -> Option<i64> {
    x
}

/// @py
pub fn option_option_string(x: Option<Option<String>>) -> Option<Option<String>> {
    x
}

/// @py
pub fn single(x: (i64,)) -> (i64,) {
    x
}

/// @py
pub fn pair(x: (i64, String)) -> (i64, String) {
    x
}

/// @py
pub fn twelve(
    x: (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8),
) -> (u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8) {
    x
}

/// @py
pub fn unit_in_tuple(x: ((),)) -> ((),) {
    x
}

/// @py
pub fn array_f64(x: [f64; 3]) -> [f64; 3] {
    x
}

/// @py
pub fn array_none(x: [i64; 0]) -> [i64; 0] {
    x
}

/// @py
pub fn vec_bool(x: Vec<bool>) -> Vec<bool> {
    x
}

/// @py
pub fn vec_f64(x: Vec<f64>) -> Vec<f64> {
    x
}

/// @py
pub fn vec_f32(x: Vec<f32>) -> Vec<f32> {
    x
}

/// @py
pub fn vec_i32(x: Vec<i32>) -> Vec<i32> {
    x
}

/// @py
pub fn vec_i64(x: Vec<i64>) -> Vec<i64> {
    x
}

/// @py
pub fn vec_i128(x: Vec<i128>) -> Vec<i128> {
    x
}

/// @py
pub fn vec_u16(x: Vec<u16>) -> Vec<u16> {
    x
}

/// @py
pub fn vec_u64(x: Vec<u64>) -> Vec<u64> {
    x
}

/// @py
pub fn vec_nonzero(x: Vec<NonZero<u8>>) -> Vec<NonZero<u8>> {
    x
}

/// @py
pub fn vec_char(x: Vec<char>) -> Vec<char> {
    x
}

/// @py
pub fn vec_string(x: Vec<String>) -> Vec<String> {
    x
}

/// @py
pub fn vec_vec(x: Vec<Vec<i64>>) -> Vec<Vec<i64>> {
    x
}

/// @py
pub fn vec_option(x: Vec<Option<f64>>) -> Vec<Option<f64>> {
    x
}

/// @py
pub fn vec_pair(x: Vec<(String, i64)>) -> Vec<(String, i64)> {
    x
}

/// @py
pub fn vec_bytes(x: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    x
}

/// @py
pub fn vec_any(x: Vec<Py<PyAny>>) -> Vec<Py<PyAny>> {
    x
}

/// @py
pub fn vec_list(x: Vec<Py<PyList>>) -> Vec<Py<PyList>> {
    x
}

/// @py
pub fn vec_deque(x: VecDeque<i64>) -> VecDeque<i64> {
    x
}

/// @py
pub fn box_slice(x: Box<[i64]>) -> Box<[i64]> {
    x
}

/// @py
pub fn arc_slice(x: Arc<[String]>) -> Arc<[String]> {
    x
}

/// @py
pub fn rc_slice(x: Rc<[f64]>) -> Rc<[f64]> {
    x
}

/// @py
pub fn hash_map(x: HashMap<String, i64>) -> HashMap<String, i64> {
    x
}

/// @py
pub fn btree_map(x: BTreeMap<i64, Vec<f64>>) -> BTreeMap<i64, Vec<f64>> {
    x
}

/// @py
pub fn keyed_by_pairs(
    x: HashMap<(i64, i64), Option<String>>,
) -> HashMap<(i64, i64), Option<String>> {
    x
}

/// @py
pub fn hash_set(x: HashSet<i64>) -> HashSet<i64> {
    x
}

/// @py
pub fn btree_set(x: BTreeSet<String>) -> BTreeSet<String> {
    x
}

/// @py
pub fn records(x: Vec<HashMap<String, Vec<i64>>>) -> Vec<HashMap<String, Vec<i64>>> {
    x
}

/// @py
pub fn deep(
    x: BTreeMap<String, (Option<Vec<Vec<u8>>>, BTreeSet<i64>, [Option<bool>; 2])>,
) -> BTreeMap<String, (Option<Vec<Vec<u8>>>, BTreeSet<i64>, [Option<bool>; 2])> {
    x
}

/// @py
pub fn duration(x: Duration) -> Duration {
    x
}

/// @py
pub fn system_time(x: SystemTime) -> SystemTime {
    x
}

/// @py
pub fn ip_addr(x: IpAddr) -> IpAddr {
    x
}

/// @py
pub fn ipv4_addr(x: Ipv4Addr) -> Ipv4Addr {
    x
}

/// @py
pub fn ipv6_addr(x: Ipv6Addr) -> Ipv6Addr {
    x
}

/// @py
pub fn box_i64(x: Box<i64>) -> Box<i64> {
    x
}

/// @py
pub fn arc_vec(x: Arc<Vec<i64>>) -> Arc<Vec<i64>> {
    x
}

/// @py
pub fn rc_map(x: Rc<HashMap<String, Arc<str>>>) -> Rc<HashMap<String, Arc<str>>> {
    x
}

/// @py
pub fn box_option(x: Box<Option<Box<f64>>>) -> Box<Option<Box<f64>>> {
    x
}

/// @py
pub fn vec_box(x: Vec<Box<i64>>) -> Vec<Box<i64>> {
    x
}

// Parameters that borrow.

/// @py
pub fn str_len(x: &str) -> usize {
    x.len()
}

/// @py
pub fn bytes_len(x: &[u8]) -> usize {
    x.len()
}

/// @py
pub fn sum_slice(x: &[f64]) -> f64 {
    x.iter().sum()
}

/// @py
pub fn concat(x: &[String]) -> String {
    x.concat()
}

/// @py
pub fn slice_or_none(x: Option<&[i64]>) -> Option<usize> {
    x.map(<[i64]>::len)
}

/// @py
pub fn path_shown(x: &Path) -> String {
    format!("{x:?}")
}

/// @py
pub fn os_str(x: &OsStr) -> OsString {
    x.to_owned()
}

/// @py
pub fn c_str(x: &CStr) -> CString {
    x.to_owned()
}

/// @py
pub fn sum_map(x: &HashMap<String, i64>) -> i64 {
    x.values().sum()
}

/// @py
#[expect(clippy::ptr_arg, reason = "this is about the reference to a Vec")]
pub fn sum_vec(x: &Vec<i64>) -> i64 {
    x.iter().sum()
}

/// Whether the bytes are borrowed, and the bytes.
///
/// @py
pub fn cow_bytes(x: Cow<'_, [u8]>) -> (bool, Cow<'_, [u8]>) {
    (matches!(x, Cow::Borrowed(_)), x)
}

// Parameters that take many arguments.

/// @py def sum_args(*x)
pub fn sum_args(x: Vec<i64>) -> i64 {
    x.iter().sum()
}

/// @py def join_args(*x, sep="-")
pub fn join_args(x: &[String], sep: &str) -> String {
    x.join(sep)
}

/// @py def keywords(**x)
pub fn keywords(x: HashMap<String, i64>) -> BTreeMap<String, i64> {
    x.into_iter().collect()
}

/// @py def mixed(first, *rest, flag=False, **x)
pub fn mixed(
    first: u8,
    rest: Vec<Option<f64>>,
    flag: bool,
    x: HashMap<String, Vec<i64>>,
) -> (u8, Vec<Option<f64>>, bool, HashMap<String, Vec<i64>>) {
    (first, rest, flag, x)
}
