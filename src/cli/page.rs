//! `putpost page LESSON`: a lesson as one HTML page.

use crate::app::World;
use crate::html;

use super::{Outcome, Setup, print, setup};

/// Prints the page in the language of this run.
///
/// # Errors
/// A lesson that nobody knows.
pub(super) fn run(setup: &Setup, beginning: &str) -> Outcome {
    let (course, _) = setup.course();
    let lesson = setup::lesson(&course, beginning)?;
    let world = World { course, catalog: setup.catalog.clone() };
    print(html::lesson(&world, setup.lang, lesson).unwrap_or_default().as_bytes());
    Ok(())
}
