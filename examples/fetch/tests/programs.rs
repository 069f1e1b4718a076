//! The two programs, from their start to their end.

use std::process::Command;

#[track_caller]
fn says(program: &str, expected: &str) {
    let done = Command::new(program).output().unwrap();
    let (said, errors) =
        (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{}: {errors}", done.status);
    assert_eq!((said.as_ref(), errors.as_ref()), (expected, ""));
}

#[test]
fn a_program_on_tokio_awaits_coroutines() {
    says(env!("CARGO_BIN_EXE_rust_main"), "/one\n/two\n/three\n");
}

#[test]
fn asyncio_is_the_main_loop_of_a_program() {
    says(env!("CARGO_BIN_EXE_asyncio_main"), "ONE\nTWO\nTHREE\n");
}
