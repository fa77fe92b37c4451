//! Spans become rows: wrapped at spaces only, cut by cluster, never wider than they may be.

use super::drawing::Drawing;
use super::glyph::{Glyph, glyphs, items, total};
use super::{Role, Row, Span, wrap};

/// The least columns that a body keeps beside its lead; below, it goes on under the lead.
const LEAST_BODY: u16 = 6;

/// Makes rows of text, in the way that a [`Drawing`] asks for.
#[derive(Clone, Debug, Default)]
pub struct Typesetter {
    drawing: Drawing,
}

impl Typesetter {
    /// Returns a typesetter for this way of drawing.
    #[must_use]
    pub fn new(drawing: &Drawing) -> Self {
        Self { drawing: drawing.clone() }
    }

    /// Wraps `body` into rows of at most `width` columns. `lead` stands before the first row, and the others hang under
    /// it. A `\n` starts a new row; there is always at least one. Rows break at spaces only, not before closing
    /// punctuation or after opening, nor between a number and its word; a longer word breaks between clusters.
    #[must_use]
    pub fn layout(&self, lead: &[Span], body: &[Span], width: u16) -> Vec<Row> {
        let lead = self.one_line(lead);
        let body = glyphs(body, self.drawing.widths());
        let hang = total(&lead);
        if hang > 0 && hang.saturating_add(LEAST_BODY) > width {
            return [lead, body].into_iter().flat_map(|part| self.rows(part, 0, width)).collect();
        }
        let mut rows = self.rows(body, hang, width.saturating_sub(hang));
        if let Some(first) = rows.first_mut() {
            first.items.splice(0..0, items(&lead, 0));
        }
        rows
    }

    /// Returns one row of at most `width` columns, with `…` at its end if something is missing. A `\n` counts as a space.
    #[must_use]
    pub fn cut(&self, spans: &[Span], width: u16) -> Row {
        let mut line = self.one_line(spans);
        if total(&line) > width {
            let mut col = 0u16;
            let room = width.saturating_sub(1);
            let fits = |glyph: &&Glyph| {
                col = col.saturating_add(glyph.width);
                col <= room
            };
            let keep = line.iter().take_while(fits).count();
            let role = line.get(keep).map_or(Role::Text, |glyph| glyph.role);
            line.truncate(keep);
            while line.pop_if(|glyph| glyph.is_space()).is_some() {}
            line.extend((width > 0).then(|| ellipsis(role)));
        }
        Row { items: items(&line, 0) }
    }

    /// Returns the columns `from..from + width` of a text in one row: text that is scrolled sideways.
    /// A cluster that only partly lies inside is left out.
    #[must_use]
    pub fn window(&self, spans: &[Span], from: u16, width: u16) -> Row {
        let end = from.saturating_add(width);
        let (mut col, mut first) = (0u16, None);
        let mut line = self.one_line(spans);
        line.retain(|glyph| {
            let start = col;
            col = col.saturating_add(glyph.width);
            let inside = start >= from && col <= end;
            if inside {
                first.get_or_insert(start);
            }
            inside
        });
        Row { items: items(&line, first.unwrap_or(from).saturating_sub(from)) }
    }

    /// Returns the columns that a text takes in one row.
    #[must_use]
    pub fn width(&self, text: &str) -> u16 {
        total(&self.one_line(&[Span::new(text, Role::Text)]))
    }

    fn rows(&self, mut text: Vec<Glyph>, col: u16, width: u16) -> Vec<Row> {
        for glyph in &mut text {
            if glyph.width > width {
                *glyph = ellipsis(glyph.role);
            }
        }
        text.retain(|glyph| glyph.width <= width);
        let lines = text.split(Glyph::is_new_line);
        let ranges =
            lines.flat_map(|line| wrap::rows(line, width).into_iter().filter_map(|range| line.get(range)));
        ranges.map(|row| Row { items: items(row, col) }).collect()
    }

    fn one_line(&self, spans: &[Span]) -> Vec<Glyph> {
        let mut line = glyphs(spans, self.drawing.widths());
        for glyph in &mut line {
            if glyph.is_new_line() {
                *glyph = Glyph { text: " ".to_owned(), width: 1, padded: false, role: glyph.role };
            }
        }
        line
    }
}

/// What stands for the rest of a row that was cut, and for a cluster that is wider than its whole row.
fn ellipsis(role: Role) -> Glyph {
    Glyph { text: "…".to_owned(), width: 1, padded: false, role }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::text::cluster::{cluster_indices, is_mark};
    use crate::text::{Item, Order, WidthModel, Widths, markup};

    fn typesetter(model: WidthModel) -> Typesetter {
        Typesetter::new(&Drawing::Cells(Widths::new(model)))
    }

    fn text_of(row: &Row) -> String {
        row.items.iter().map(Item::text).collect()
    }

    fn wrapped(text: &str, width: u16) -> Vec<String> {
        typesetter(WidthModel::W).layout(&[], &markup(text), width).iter().map(text_of).collect()
    }

    #[test]
    fn rows_break_at_spaces_and_hold_together_what_belongs_together() {
        assert_eq!(wrapped("একটি POST-এর পর PUT /notes/7", 12), ["একটি POST-এর", "পর PUT", "/notes/7"]);
        assert_eq!(wrapped("যা হয় তা হয় ।", 9), ["যা হয় তা", "হয় ।"].map(nfc_drawn));
        assert_eq!(wrapped("এখানে ৩ জন আছে", 9), ["এখানে", "৩ জন আছে"]);
        assert_eq!(wrapped("so ( see ) it", 8), ["so", "( see )", "it"]);
        assert_eq!(wrapped("one\n\n  two", 8), ["one", "", "  two"]);
        assert_eq!(wrapped("", 8), [""]);
    }

    #[test]
    fn a_word_that_fits_no_row_breaks_between_clusters() {
        assert_eq!(wrapped("কিন্তুকিছুক্ষণ", 5), ["কিন্তু", "কিছুক্ষ", "ণ"]);
        assert_eq!(wrapped("a /users/123456 b", 6), ["a", "/users", "/12345", "6 b"]);
        assert_eq!(wrapped("ন্ত্রী x", 3), ["… x"]);
        assert_eq!(wrapped("abc", 0), [""]);
    }

    #[test]
    fn a_body_hangs_under_its_lead() {
        let lead = [Span::new("১. ", Role::Dim)];
        let rows = typesetter(WidthModel::A).layout(&lead, &markup("একই `PUT` আবার"), 11);
        let cells = |col, width, text: &str, role| Item::Cells { col, width, text: text.into(), role };
        assert_eq!(
            rows[0].items,
            [
                cells(0, 1, "১", Role::Dim),
                cells(1, 2, ". ", Role::Dim),
                cells(3, 3, "একই", Role::Text),
                cells(6, 1, " ", Role::Text),
                cells(7, 3, "PUT", Role::Code),
            ]
        );
        // In this model া takes no cell; it is given one, and what follows is placed anew. আ gets a second one in all.
        let again =
            [cells(3, 2, "আ", Role::Text), cells(5, 2, "বা", Role::Text), cells(7, 1, "র", Role::Text)];
        assert_eq!(rows[1].items, again);
    }

    #[test]
    fn cutting_and_scrolling_keep_clusters_whole() {
        let typesetter = typesetter(WidthModel::A);
        let cut = |text: &str, width| text_of(&typesetter.cut(&markup(text), width));
        assert_eq!(cut("একই রিকোয়েস্ট", 10), nfc_drawn("একই রিকো…"));
        assert_eq!(cut("একই রিকোয়েস্ট", 5), "একই…");
        assert_eq!(cut("abc\nd", 5), "abc d");
        assert_eq!(wrapped("a\nb", 1), ["a", "b"]);
        assert_eq!((cut("abc", 1), cut("abc", 0)), ("…".to_owned(), String::new()));

        let row = typesetter.window(&markup("কিকি abc"), 1, 5);
        assert_eq!((text_of(&row), row.items.len(), row.width()), ("কি a".to_owned(), 2, 5));
    }

    #[test]
    fn nothing_of_a_row_steers_the_terminal() {
        assert_eq!(wrapped("a\x1b[2J\r\n\u{202e}ক", 20), ["a␛[2J␍", "�ক"]);
        assert_eq!(wrapped("\u{9be}x \u{9cd}", 20), ["◌াx ◌্"]);
    }

    fn nfc_drawn(text: &str) -> String {
        text.replace("\u{9af}\u{9bc}", "\u{9df}")
    }

    fn model() -> impl Strategy<Value = WidthModel> {
        prop::sample::select(WidthModel::ALL.map(|(model, _)| model).to_vec())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn no_row_is_too_wide_and_items_stand_beside_each_other(
            model in model(), width in 0u16..30, from in 0u16..9, lead in "[ক-হি1. \n]{0,4}",
            body in "[ক-হা-্ঁ-ঃ্্\u{200d}\u{200c}a-c /。中👍।,`*\n\x1b]{0,40}",
        ) {
            let typesetter = typesetter(model);
            let (lead, body) = ([Span::new(lead, Role::Dim)], markup(&body));
            let mut rows = typesetter.layout(&lead, &body, width);
            rows.extend([typesetter.cut(&body, width), typesetter.window(&body, from, width)]);
            for row in rows {
                prop_assert!(row.width() <= width);
                let mut next = 0;
                for item in &row.items {
                    let text = item.text();
                    prop_assert!(item.col() >= next && !text.starts_with(is_mark) && !text.contains('\n'), "{row:?}");
                    prop_assert_eq!(item.width(), typesetter.width(text));
                    next = item.end();
                }
            }
        }

        #[test]
        fn in_seen_order_rows_are_as_wide_as_their_signs(
            model in prop::sample::select(vec![WidthModel::W, WidthModel::A]), width in 8u16..30,
            body in "[ক-হি-ৌ্ঁ-ঃ়ab ।]{0,40}",
        ) {
            let widths = Widths { order: Order::Seen, ..Widths::new(model) };
            let rows = Typesetter::new(&Drawing::Cells(widths.clone())).layout(&[], &markup(&body), width);
            for item in rows.iter().flat_map(|row| &row.items) {
                let printed: u16 = item.text().chars().map(|c| widths.advance(c.encode_utf8(&mut [0; 4]))).sum();
                prop_assert_eq!(item.width(), printed, "{:?}", item);
            }
            prop_assert!(rows.iter().all(|row| row.width() <= width));
        }

        #[test]
        fn nothing_is_lost_and_rows_break_at_spaces(
            model in model(), width in 20u16..40,
            words in prop::collection::vec("[ক-হ]([া-ূেৈোৌ]|্[ক-হ])?[ক-হ]{0,2}( ।|,|-এর)?|[0-9]|PUT", 1..12),
        ) {
            let text: String = words.join(" ").nfc().collect();
            let rows = typesetter(model).layout(&[], &[Span::new(text.clone(), Role::Text)], width);
            let rows: Vec<String> = rows.iter().map(text_of).collect();
            prop_assert_eq!(rows.join(" ").nfc().collect::<String>(), text);
            prop_assert!(rows.iter().all(|row| !row.starts_with(['।', ','])));
            prop_assert!(rows.iter().all(|row| cluster_indices(row).next().is_some()));
        }
    }
}
