//! How much of a request the server reads at all.

use super::Request;
use super::problem::{Code, Problem};

/// The longest request target, in octets. RFC 9112 §3 asks for 8000 at least.
pub const TARGET: usize = 16 * 1024;
/// The largest header section, in octets.
pub const FIELDS: usize = 64 * 1024;
/// The largest content, in octets.
pub const CONTENT: usize = 1024 * 1024;

/// Checks the sizes of a request.
///
/// # Errors
/// 414, 431 or 413, with both sizes.
pub fn check(request: &Request) -> Result<(), Box<Problem>> {
    let target = request.uri().path_and_query().map_or(0, |target| target.as_str().len());
    // Each field takes a colon, a space and the end of its line besides.
    let fields = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    within(Code::TargetTooLong, target, TARGET)?;
    within(Code::FieldsTooLarge, fields, FIELDS)?;
    content(request.body().len())
}

/// Checks the size of content: what was sent, or what a patch made of it.
///
/// # Errors
/// 413, with both sizes.
pub fn content(size: usize) -> Result<(), Box<Problem>> {
    within(Code::ContentTooLarge, size, CONTENT)
}

fn within(code: Code, size: usize, limit: usize) -> Result<(), Box<Problem>> {
    if size <= limit {
        return Ok(());
    }
    Err(Problem::new(code).found(size.to_string()).expected(limit.to_string()).into())
}
