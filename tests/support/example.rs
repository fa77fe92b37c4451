//! Examples as programs that tests can start.

use std::path::PathBuf;
use std::process::Command;

/// Builds an example beside this test's own profile and returns where it is.
pub(crate) fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let target = test.ancestors().nth(3).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", name, "--target-dir"]).arg(target);
    assert!(cargo.status().unwrap().success());
    target.join("debug/examples").join(name)
}
