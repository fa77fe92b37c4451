//! Spans become rows: wrapped at spaces only, cut by cluster, never wider than they may be.

use super::compose;
use super::drawing::Drawing;
use super::picture::Press;
use super::unit::{Reach, Unit, total, units};
use super::{Role, Row, Scale, Span, wrap};

/// The least columns that a body keeps beside its lead; below, it goes on under the lead.
const LEAST_BODY: u16 = 6;

/// Makes rows of text, in the way that a [`Drawing`] asks for.
#[derive(Clone, Debug, Default)]
pub struct Typesetter {
    drawing: Drawing,
}

impl Typesetter {
    /// Returns a typesetter for this way of drawing. It costs next to nothing: words and strips that were made before are kept
    /// with the drawing.
    #[must_use]
    pub fn new(drawing: &Drawing) -> Self {
        Self { drawing: drawing.clone() }
    }

    pub(super) fn drawing(&self) -> &Drawing {
        &self.drawing
    }

    /// Wraps `body` into rows of at most `width` columns. `lead` stands before the first row, and the others hang under
    /// it. A `\n` starts a new row; there is always at least one. Rows break at spaces only, not before closing
    /// punctuation or after opening, nor between a number and its word; a longer word breaks between clusters.
    /// Where text is several rows high, so many rows make a line.
    #[must_use]
    pub fn layout(&self, lead: &[Span], body: &[Span], width: u16) -> Vec<Row> {
        let scale = self.drawing.pictures().map_or(Scale::One, |pictures| pictures.scale);
        let mut setter = Setter::new(&self.drawing, scale);
        let lead = setter.one_line(lead);
        let body = setter.units(body);
        let hang = total(&lead);
        if hang > 0 && hang.saturating_add(LEAST_BODY) > width {
            return [lead, body].into_iter().flat_map(|part| setter.rows(part, 0, width)).collect();
        }
        let mut rows = setter.rows(body, hang, width.saturating_sub(hang));
        for (row, lead) in rows.iter_mut().zip(setter.line(&lead, 0)) {
            row.items.splice(0..0, lead.items);
        }
        rows
    }

    /// Returns one row of at most `width` columns, with `…` at its end if something is missing. A `\n` counts as a space.
    #[must_use]
    pub fn cut(&self, spans: &[Span], width: u16) -> Row {
        let mut setter = Setter::new(&self.drawing, Scale::One);
        let mut line = setter.one_line(spans);
        if total(&line) > width {
            cut_off(&mut line, width);
        }
        setter.line(&line, 0).into_iter().next().unwrap_or_default()
    }

    /// Returns the columns that a text takes in one row.
    #[must_use]
    pub fn width(&self, text: &str) -> u16 {
        total(&Setter::new(&self.drawing, Scale::One).one_line(&[Span::new(text, Role::Text)]))
    }
}

/// Ends a line that is too long with an ellipsis.
fn cut_off(line: &mut Vec<Unit>, width: u16) {
    let room = width.saturating_sub(1);
    let mut reach = Reach::default();
    let fits = |unit: &&Unit| {
        reach = reach.with(unit);
        reach.cols() <= room
    };
    let keep = line.iter().take_while(fits).count();
    let ellipsis = line.get(keep).filter(|_| width > 0).map(Unit::ellipsis);
    line.truncate(keep);
    while line.pop_if(|unit| unit.is_space()).is_some() {}
    line.extend(ellipsis);
}

/// Sets text of one height, with the press as long as it works.
pub(super) struct Setter<'a> {
    drawing: &'a Drawing,
    press: Option<Press<'a>>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(drawing: &'a Drawing, scale: Scale) -> Self {
        Self { drawing, press: drawing.pictures().map(|pictures| Press::new(pictures, scale)) }
    }

    pub(super) fn with(drawing: &'a Drawing, press: Press<'a>) -> Self {
        Self { drawing, press: Some(press) }
    }

    pub(super) fn units(&mut self, spans: &[Span]) -> Vec<Unit> {
        units(spans, self.drawing, self.press.as_mut())
    }

    pub(super) fn one_line(&mut self, spans: &[Span]) -> Vec<Unit> {
        self.units(spans).into_iter().map(Unit::or_space).collect()
    }

    pub(super) fn line(&mut self, units: &[Unit], col: u16) -> Vec<Row> {
        compose::rows(units, col, self.press.as_mut())
    }

    pub(super) fn rows(&mut self, mut text: Vec<Unit>, col: u16, width: u16) -> Vec<Row> {
        for unit in &mut text {
            if total(std::slice::from_ref(unit)) > width {
                *unit = unit.ellipsis();
            }
        }
        text.retain(|unit| total(std::slice::from_ref(unit)) <= width);
        let mut rows = Vec::new();
        for line in text.split(Unit::is_new_line) {
            for row in wrap::rows(line, width) {
                rows.extend(self.line(line.get(row).unwrap_or_default(), col));
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::text::cluster::{cluster_indices, is_mark};
    use crate::text::{CellPx, Item, Order, Pictures, Strip, WidthModel, Widths, markup};

    fn typesetter(model: WidthModel) -> Typesetter {
        Typesetter::new(&Drawing::Cells(Widths::new(model)))
    }

    fn text_of(row: &Row) -> String {
        row.items.iter().map(Item::text).collect()
    }

    /// What no font draws stands on the last row of a line, the rest on its first.
    fn text_of_line(rows: &[Row]) -> String {
        let mut items: Vec<&Item> = rows.iter().flat_map(|row| &row.items).collect();
        items.sort_by_key(|item| item.col());
        items.into_iter().map(Item::text).collect()
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
    fn cutting_keeps_clusters_whole() {
        let typesetter = typesetter(WidthModel::A);
        let cut = |text: &str, width| text_of(&typesetter.cut(&markup(text), width));
        assert_eq!(cut("একই রিকোয়েস্ট", 10), nfc_drawn("একই রিকো…"));
        assert_eq!(cut("একই রিকোয়েস্ট", 5), "একই…");
        assert_eq!(cut("abc\nd", 5), "abc d");
        assert_eq!(wrapped("a\nb", 1), ["a", "b"]);
        assert_eq!((cut("abc", 1), cut("abc", 0)), ("…".to_owned(), String::new()));
    }

    #[test]
    fn bangla_stands_in_pictures_and_what_is_of_the_wire_in_cells() {
        let pictures = Pictures::new(CellPx::new(10.0, 20).unwrap(), Widths::default());
        let typesetter = Typesetter::new(&Drawing::Pictures(pictures.clone()));
        let set = |spans: &[Span]| {
            let row = typesetter.cut(spans, 60);
            let item = |item: &Item| {
                (item.col(), item.end(), matches!(item, Item::Pic { .. }), item.text().to_owned())
            };
            Vec::from_iter(row.items.iter().map(item))
        };
        let item = |col, end, is_picture, text: &str| (col, end, is_picture, text.to_owned());
        assert_eq!(
            set(&markup("(একই) POST-এর **পর** `\"ক\" ২ ৩`।")),
            [
                item(0, 6, true, "(একই) "),
                item(6, 10, false, "POST"),
                item(10, 16, true, "-এর পর "),
                item(16, 17, false, "\""),
                item(17, 19, true, "ক"),
                item(19, 21, false, "\" "),
                item(21, 22, true, "২"),
                item(22, 23, false, " "),
                item(23, 25, true, "৩।"),
            ]
        );
        assert_eq!(set(&[Span::new("PUT → 201  ✓", Role::Text)]).len(), 4);
        let strip = typesetter.cut(&markup("পর **পর** `ক`"), 60).items;
        let Some(Item::Pic { strip, role: Role::Text, .. }) = strip.first() else { panic!("{strip:?}") };
        assert_eq!(strip.roles(), [Role::Text, Role::Strong, Role::Code]);
    }

    #[test]
    fn a_word_wider_than_the_pane_is_split_where_a_reader_would() {
        let pictures = Pictures::new(CellPx::new(10.0, 20).unwrap(), Widths::default());
        let word = [Span::new("পার্শ্বপ্রতিক্রিয়াগুলো", Role::Text)];
        let rows = Typesetter::new(&Drawing::Pictures(pictures)).layout(&[], &word, 5);
        let rows: Vec<String> = rows.iter().map(text_of).collect();
        assert_eq!(rows, ["পার্শ্বপ্র", "তিক্রিয়া", "গুলো"].map(|row| row.nfc().collect::<String>()));
    }

    #[test]
    fn a_strip_ends_at_297_columns_and_the_next_goes_on() {
        let pictures = Pictures::new(CellPx::new(4.0, 40).unwrap(), Widths::default());
        let text = "ক্ষি".repeat(90);
        let typesetter = Typesetter::new(&Drawing::Pictures(pictures));
        let row = typesetter.cut(&[Span::new(&text, Role::Text)], 999);
        assert_eq!(row.width(), typesetter.width(&text));
        assert!(row.items.len() > 2 && row.items.iter().all(|item| item.width() <= Strip::MOST_COLS));
        assert!(row.items.windows(2).all(|pair| pair[0].end() == pair[1].col()));
        assert_eq!(text_of(&row), text);
    }

    #[test]
    fn nothing_of_a_row_steers_the_terminal() {
        assert_eq!(wrapped("a\x1b[2J\r\n\u{202e}ক", 20), ["a␛[2J␍", "�ক"]);
        assert_eq!(wrapped("\u{9be}x \u{9cd}", 20), ["◌াx ◌্"]);
    }

    fn nfc_drawn(text: &str) -> String {
        text.replace("\u{9af}\u{9bc}", "\u{9df}")
    }

    fn drawing() -> impl Strategy<Value = Drawing> {
        let models = WidthModel::ALL.map(|(model, _)| Drawing::Cells(Widths::new(model)));
        let scales = prop::sample::select(vec![Scale::One, Scale::Two, Scale::Three]);
        let pictures = (4f32..20.0, 8u16..40, scales).prop_map(|(width, height, scale)| {
            let pictures = Pictures::new(CellPx::new(width, height).unwrap(), Widths::default());
            Drawing::Pictures(pictures.scaled(scale))
        });
        let words = Drawing::Words(Widths::new(WidthModel::K));
        let cells = models.into_iter().chain([words]).collect::<Vec<_>>();
        prop_oneof![prop::sample::select(cells), pictures]
    }

    /// An item is what it says it is: cells as wide as their text, a picture of its cells.
    fn is_true(item: &Item, drawing: &Drawing) -> bool {
        match item {
            Item::Cells { width, text, .. } => {
                *width == drawing.widths().of(text) && !text.starts_with(is_mark) && !text.contains('\n')
            }
            Item::Sized { width, .. } => matches!(drawing, Drawing::Words(_)) && *width <= 7,
            Item::Pic { width, strip, .. } => {
                let cell = drawing.pictures().unwrap().cell;
                (*width, cell.span(*width), cell.height()) == (strip.cols(), strip.width(), strip.height())
                    && strip.cols() <= Strip::MOST_COLS
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn no_row_is_too_wide_and_items_stand_beside_each_other(
            drawing in drawing(), width in 0u16..30, lead in "[ক-হি1. \n]{0,4}",
            body in "[ক-হা-্ঁ-ঃ্্\u{200d}\u{200c}a-c /。中👍।,`*\n\x1b]{0,40}",
        ) {
            let typesetter = Typesetter::new(&drawing);
            let (lead, body) = ([Span::new(lead, Role::Dim)], markup(&body));
            let mut rows = typesetter.layout(&lead, &body, width);
            rows.push(typesetter.cut(&body, width));
            for row in rows {
                prop_assert!(row.width() <= width);
                let mut next = 0;
                for item in &row.items {
                    prop_assert!(item.col() >= next && is_true(item, &drawing), "{row:?}");
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
            drawing in drawing(), width in 20u16..40,
            words in prop::collection::vec("[ক-হ]([া-ূেৈোৌ]|্[ক-হ])?[ক-হ]{0,2}( ।|,|-এর)?|[0-9]|PUT", 1..12),
        ) {
            let text: String = words.join(" ").nfc().collect();
            // The largest letters in the narrowest cells are as wide as 20 of them.
            let width = if drawing.pictures().is_some() { width * 10 } else { width };
            let rows = Typesetter::new(&drawing).layout(&[], &[Span::new(text.clone(), Role::Text)], width);
            let scale = drawing.pictures().map_or(1, |pictures| pictures.scale.rows());
            let rows: Vec<String> = rows.chunks(scale.into()).map(text_of_line).collect();
            prop_assert_eq!(rows.join(" ").nfc().collect::<String>(), text);
            prop_assert!(rows.iter().all(|row| !row.starts_with(['।', ','])));
            prop_assert!(rows.iter().all(|row| cluster_indices(row).next().is_some()));
        }
    }
}
