//! What a status says, in the few words that stand beside it.

use crate::i18n::Message;

/// Returns the words that stand beside a status such as `204 No Content`: 30 cells at most. What is not known by
/// itself is as its class (RFC 9110 §15).
pub(in crate::page) fn status(code: u16) -> Message {
    match code {
        200 => Message::Status200,
        201 => Message::Status201,
        202 => Message::Status202,
        204 => Message::Status204,
        303 => Message::Status303,
        304 => Message::Status304,
        308 => Message::Status308,
        400 => Message::Status400,
        404 => Message::Status404,
        405 => Message::Status405,
        406 => Message::Status406,
        408 => Message::Status408,
        409 => Message::Status409,
        410 => Message::Status410,
        411 => Message::Status411,
        412 => Message::Status412,
        413 => Message::Status413,
        414 => Message::Status414,
        415 => Message::Status415,
        421 => Message::Status421,
        422 => Message::Status422,
        428 => Message::Status428,
        429 => Message::Status429,
        431 => Message::Status431,
        501 => Message::Status501,
        502 => Message::Status502,
        503 => Message::Status503,
        504 => Message::Status504,
        505 => Message::Status505,
        _ => class(code / 100),
    }
}

fn class(hundreds: u16) -> Message {
    match hundreds {
        1 => Message::Status1xx,
        2 => Message::Status2xx,
        3 => Message::Status3xx,
        4 => Message::Status4xx,
        5 => Message::Status5xx,
        _ => Message::StatusNone,
    }
}
