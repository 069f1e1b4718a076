//! `intrcheck.h`: signals and forks.

use std::ffi::c_int;

api! {
    fn PyOS_InterruptOccurred() -> c_int;
    fn PyOS_BeforeFork();
    fn PyOS_AfterFork_Parent();
    fn PyOS_AfterFork_Child();
    fn PyOS_AfterFork();
}
