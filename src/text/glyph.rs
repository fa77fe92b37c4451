//! Glyphs: the clusters of styled text as they are drawn, each with its cells; and the items that rows are made of.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cells::Widths;
use super::clean::{UNSHOWABLE, shown};
use super::cluster::{NUKTA, cluster_indices, clusters, composed, is_bengali};
use super::order::Order;
use super::{Item, Role, Span};

/// One cluster, ready to be drawn. A new line is a glyph too: it takes no cells.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) width: u16,
    /// Whether the terminal moves its cursor by less than the width.
    pub(super) padded: bool,
    pub(super) role: Role,
}

impl Glyph {
    fn new(cluster: &str, role: Role, widths: &Widths) -> Self {
        let stored = composed_where_as_wide(cluster, widths);
        let text = |text: Cow<'_, str>| match widths.order {
            Order::Seen if text.contains(is_bengali) => widths.seen(&text),
            _ => text.into_owned(),
        };
        match widths.width(&stored) {
            _ if cluster == "\n" => Self { text: stored.into_owned(), width: 0, padded: false, role },
            0 => Self { text: UNSHOWABLE.to_string(), width: 1, padded: false, role },
            width => {
                let padded = widths.order == Order::Stored && widths.advance(&stored) < width;
                Self { text: text(stored), width, padded, role }
            }
        }
    }

    pub(super) fn is_space(&self) -> bool {
        self.text == " "
    }

    pub(super) fn is_new_line(&self) -> bool {
        self.text == "\n"
    }
}

/// Returns the glyphs of spans. A cluster across two spans has the role of the first.
pub(super) fn glyphs(spans: &[Span], widths: &Widths) -> Vec<Glyph> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let mut ends = spans.iter().scan(0, |end, span| {
        *end += span.text.len();
        Some((*end, span.role))
    });
    let mut here = ends.next();
    let mut glyphs = Vec::with_capacity(text.len());
    for (at, cluster) in cluster_indices(&text) {
        while let Some((end, _)) = here
            && end <= at
        {
            here = ends.next();
        }
        let role = here.map_or(Role::Text, |(_, role)| role);
        match shown(cluster) {
            Cow::Borrowed(cluster) => glyphs.push(Glyph::new(cluster, role, widths)),
            Cow::Owned(shown) => {
                glyphs.extend(clusters(&shown).map(|cluster| Glyph::new(cluster, role, widths)))
            }
        }
    }
    glyphs
}

/// Returns the columns that glyphs take beside each other.
pub(super) fn total(glyphs: &[Glyph]) -> u16 {
    glyphs.iter().fold(0, |sum, glyph| sum.saturating_add(glyph.width))
}

/// Returns the items of a row that starts at a column: ASCII of one role in one run, anything else word by word. An item ends
/// after a padded cluster: what follows is to stand where it belongs, not where the terminal's cursor is.
pub(super) fn items(glyphs: &[Glyph], mut col: u16) -> Vec<Item> {
    let mut items = Vec::new();
    for run in glyphs.chunk_by(|a, b| !a.padded && a.role == b.role && a.text.is_ascii() == b.text.is_ascii())
    {
        let width = total(run);
        let text = run.iter().map(|glyph| glyph.text.as_str()).collect();
        items.push(Item::Cells {
            col,
            width,
            text,
            role: run.first().map_or(Role::Text, |glyph| glyph.role),
        });
        col = col.saturating_add(width);
    }
    items
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
        glyphs(&[Span::new(text, Role::Text)], &Widths::new(model))
            .into_iter()
            .map(|glyph| glyph.text)
            .collect()
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
        let glyphs = glyphs(&spans, &Widths::default());
        let roles: Vec<_> = glyphs.iter().skip(4).map(|glyph| (glyph.text.as_str(), glyph.role)).collect();
        assert_eq!(roles, [("কা", Role::Code), ("কা", Role::Text)]);
    }

    #[test]
    fn what_is_measured_is_what_is_drawn() {
        let measured = to_measure("কা PUT-এ য়ে কা।");
        assert_eq!(Vec::from_iter(&measured), ["এ", "কা", "\u{9af}\u{9bc}\u{9c7}", "\u{9df}\u{9c7}"]);
    }
}
