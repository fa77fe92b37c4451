//! The program: arguments, configuration, a shell; an exit code.

fn main() {}
