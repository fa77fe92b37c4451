//! The only room that touches the outside: terminal, files, clock, sockets.

pub mod probe;
