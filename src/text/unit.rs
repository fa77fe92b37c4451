//! Units: the clusters of styled text as they are drawn, each with its width. Layout moves nothing smaller.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::cells::Widths;
use super::clean::{UNSHOWABLE, shown};
use super::cluster::{NUKTA, cluster_indices, clusters, composed, is_bengali};
use super::drawing::Drawing;
use super::order::Order;
use super::picture::{CELL, FaceId, Press, Word};
use super::pictured::pictured;
use super::sized::{self, sized};
use super::{Role, Span, Strip};

/// One cluster, or some that a font draws as one, ready to be drawn. A new line is a unit too: it takes no cells.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) text: String,
    /// In 1/64 cell; what stands in real cells takes whole ones.
    pub(super) width: u32,
    pub(super) role: Role,
    /// Its bytes of the text of all spans.
    pub(super) bytes: Range<usize>,
    pub(super) look: Look,
}

/// How a unit is drawn.
#[derive(Clone, Debug)]
pub(super) enum Look {
    /// In real cells.
    Cells,
    /// In real cells, more than the terminal moves its cursor by: what follows is placed anew.
    Padded,
    /// In a word that the terminal is told how wide to draw.
    Sized,
    /// As a space in a picture.
    Gap,
    /// As a part of a word in a picture.
    Part {
        word: Arc<Word>,
        /// Which of its parts.
        part: usize,
        face: FaceId,
        /// How far its ink reaches beyond its width, in 1/64 cell.
        over: u32,
    },
}

/// The most that a strip may be wide.
const MOST_OF_STRIP: u32 = Strip::MOST_COLS as u32 * CELL;

/// A cluster of styled text, as it may be shown.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) bytes: Range<usize>,
}

impl Unit {
    /// Returns a cluster in real cells.
    pub(super) fn cells(cluster: &Cluster, widths: &Widths) -> Self {
        let Cluster { text, role, bytes } = cluster;
        let stored = composed_where_as_wide(text, widths);
        let (text, width) = match widths.width(&stored) {
            _ if text == "\n" => (stored.to_string(), 0),
            0 => (UNSHOWABLE.to_string(), 1),
            width if widths.order == Order::Seen && stored.contains(is_bengali) => {
                (widths.seen(&stored), width)
            }
            width => (stored.to_string(), width),
        };
        let padded = widths.order == Order::Stored && widths.advance(&stored) < width;
        let look = if padded { Look::Padded } else { Look::Cells };
        let width = u32::from(width) * CELL;
        Self { text, width, role: *role, bytes: bytes.clone(), look }
    }

    /// Returns what stands for the rest of a row that was cut, and for a unit that is wider than its whole row.
    pub(super) fn ellipsis(&self) -> Self {
        let (text, bytes) = ("…".to_owned(), self.bytes.clone());
        Self { text, width: CELL, role: self.role, bytes, look: Look::Cells }
    }

    /// Returns a space in the place of a new line.
    pub(super) fn or_space(self) -> Self {
        if self.is_new_line() { Self { text: " ".to_owned(), width: CELL, ..self } } else { self }
    }

    pub(super) fn is_space(&self) -> bool {
        self.text == " "
    }

    pub(super) fn is_new_line(&self) -> bool {
        self.text == "\n"
    }

    pub(super) fn is_picture(&self) -> bool {
        matches!(self.look, Look::Gap | Look::Part { .. })
    }

    pub(super) fn is_sized(&self) -> bool {
        matches!(self.look, Look::Sized)
    }

    fn over(&self) -> u32 {
        if let Look::Part { over, .. } = self.look { over } else { 0 }
    }
}

/// How far a row reaches. A picture begins and ends at whole cells, but inside it units follow each other closely: so what
/// is left of its last cell is part of the space after it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    /// The end of the last unit, in 1/64 cell.
    end: u32,
    /// The end of what is drawn.
    ink: u32,
    last: Last,
}

/// What the last unit of a row stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Cells,
    /// A picture, and where it begins.
    Picture(u32),
    /// A word of one role, and where it begins.
    Word(Role, u32),
}

impl Reach {
    /// Returns the reach of a row that begins at a column.
    pub(super) fn from(col: u16) -> Self {
        Self { end: u32::from(col) * CELL, ..Self::default() }
    }

    /// Returns whether a unit goes on with the picture or the word that the row ends in.
    pub(super) fn goes_on(self, unit: &Unit) -> bool {
        match self.last {
            Last::Cells => false,
            Last::Picture(start) => unit.is_picture() && self.length(start, unit) <= MOST_OF_STRIP,
            Last::Word(role, start) => {
                unit.is_sized() && unit.role == role && self.length(start, unit) <= sized::MOST
            }
        }
    }

    /// Returns how long what began there is with a unit more.
    fn length(self, start: u32, unit: &Unit) -> u32 {
        self.end.saturating_add(unit.width).saturating_add(unit.over()).max(self.ink) - start
    }

    /// Returns where a unit begins that comes next.
    pub(super) fn next(self, unit: &Unit) -> u32 {
        if self.goes_on(unit) { self.end } else { u32::from(self.cols()) * CELL }
    }

    /// Returns the reach with one unit more.
    pub(super) fn with(self, unit: &Unit) -> Self {
        let start = self.next(unit);
        let end = start.saturating_add(unit.width);
        let last = match self.last {
            last if self.goes_on(unit) => last,
            _ if unit.is_picture() => Last::Picture(start),
            _ if unit.is_sized() => Last::Word(unit.role, start),
            _ => Last::Cells,
        };
        Self { end, ink: self.ink.max(end.saturating_add(unit.over())), last }
    }

    /// Returns the column of a caret before a unit that comes next: between letters of a picture the nearest.
    pub(super) fn caret(self, unit: &Unit) -> u16 {
        let nearest = (self.next(unit) + CELL / 2) / CELL;
        u16::try_from(nearest).unwrap_or(u16::MAX)
    }

    /// Returns the whole cells up to its end.
    pub(super) fn cols(self) -> u16 {
        u16::try_from(self.end.max(self.ink).div_ceil(CELL)).unwrap_or(u16::MAX)
    }
}

/// Returns the columns that units take beside each other.
pub(super) fn total(units: &[Unit]) -> u16 {
    units.iter().fold(Reach::default(), Reach::with).cols()
}

/// Returns the units of spans, for pictures where there is a press. A cluster across two spans has the role of the first.
pub(super) fn units(spans: &[Span], drawing: &Drawing, press: Option<&mut Press<'_>>) -> Vec<Unit> {
    let clusters = styled_clusters(spans);
    match press {
        None if matches!(drawing, Drawing::Words(_)) => sized(&clusters, drawing.widths()),
        None => clusters.iter().map(|cluster| Unit::cells(cluster, drawing.widths())).collect(),
        Some(press) => pictured(&clusters, drawing.widths(), press),
    }
}

fn styled_clusters(spans: &[Span]) -> Vec<Cluster> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let mut ends = spans.iter().scan(0, |end, span| {
        *end += span.text.len();
        Some((*end, span.role))
    });
    let mut here = ends.next();
    let mut found = Vec::with_capacity(text.len());
    for (at, cluster) in cluster_indices(&text) {
        while let Some((end, _)) = here
            && end <= at
        {
            here = ends.next();
        }
        let role = here.map_or(Role::Text, |(_, role)| role);
        let as_shown = shown(cluster);
        let bytes = at..at + cluster.len();
        let one = |text: &str| Cluster { text: text.to_owned(), role, bytes: bytes.clone() };
        found.extend(clusters(&as_shown).map(one));
    }
    found
}

/// Returns the Bangla clusters of a text in every form in which they may be drawn: what to ask the terminal for, so that
/// [`Widths::measured`] holds the truth about a lesson before it is shown.
#[must_use]
pub fn to_measure(text: &str) -> BTreeSet<String> {
    let text = shown(text);
    let bangla = clusters(&text).filter(|cluster| cluster.contains(is_bengali));
    bangla.flat_map(|cluster| [cluster.to_owned(), composed(cluster)]).collect()
}

/// Returns a cluster as it is drawn: with the precomposed য় ড় ঢ়, which NFC takes apart, unless the terminal would give
/// it fewer cells. (Konsole gives য়ে one cell when it is decomposed and two when it is not, and it needs the two.)
fn composed_where_as_wide<'a>(cluster: &'a str, widths: &Widths) -> Cow<'a, str> {
    if !cluster.contains(NUKTA) {
        return Cow::Borrowed(cluster);
    }
    let composed = composed(cluster);
    if widths.advance(&composed) < widths.advance(cluster) {
        Cow::Borrowed(cluster)
    } else {
        Cow::Owned(composed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::WidthModel;

    fn text_in(model: WidthModel, text: &str) -> String {
        let drawing = Drawing::Cells(Widths::new(model));
        units(&[Span::new(text, Role::Text)], &drawing, None).into_iter().map(|unit| unit.text).collect()
    }

    #[test]
    fn nukta_letters_are_drawn_as_one_where_they_keep_their_cells() {
        let (apart, composed) = ("\u{9af}\u{9bc}\u{9c7}", "\u{9df}\u{9c7}");
        assert_eq!(text_in(WidthModel::W, apart), composed);
        assert_eq!(text_in(WidthModel::C2, apart), composed);
        assert_eq!(text_in(WidthModel::N, apart), apart);
    }

    #[test]
    fn a_cluster_has_the_role_of_the_span_that_begins_it() {
        let spans = [Span::new("PUT-ক", Role::Code), Span::new("াকা", Role::Text), Span::default()];
        let units = units(&spans, &Drawing::default(), None);
        let roles: Vec<_> =
            units.iter().skip(4).map(|unit| (unit.text.as_str(), unit.role, unit.bytes.start)).collect();
        assert_eq!(roles, [("কা", Role::Code, 4), ("কা", Role::Text, 10)]);
    }

    #[test]
    fn what_is_measured_is_what_is_drawn() {
        let measured = to_measure("কা PUT-এ য়ে কা।");
        assert_eq!(Vec::from_iter(&measured), ["এ", "কা", "\u{9af}\u{9bc}\u{9c7}", "\u{9df}\u{9c7}"]);
    }
}
