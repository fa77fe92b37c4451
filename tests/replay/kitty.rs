//! The pictures that kitty keeps, and the cells that show them.
//!
//! <https://sw.kovidgoyal.net/kitty/graphics-protocol/>. Only what is sent to be shown by placeholders is known.

use std::collections::BTreeMap;

use putpost::text::encode::kitty::placeholder;

use crate::bitmap::{self, Tiles};
use crate::grid::{Cell, Tile};
use crate::raster::Raster;
use crate::style::Colour;

/// What a cell begins with that shows a part of a picture.
pub(crate) const PLACEHOLDER: char = '\u{10eeee}';

/// All pictures by their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kitty {
    kept: BTreeMap<u32, Tiles>,
    /// A picture of which more is to come: its keys, and what has come.
    open: Option<(String, String)>,
}

impl Kitty {
    /// Does what a command says; returns the answer where one is wanted.
    pub(crate) fn obey(&mut self, command: &str, raster: Raster) -> Option<String> {
        let (keys, data) = command.split_once(';').unwrap_or((command, ""));
        let keys = keys.strip_suffix(',').unwrap_or(keys);
        // Each part says by itself whether an answer is wanted.
        let wanted = !keys.contains("q=2");
        if let Some(more) = keys.strip_prefix("q=2,").unwrap_or(keys).strip_prefix("m=") {
            let (keys, before) = self.open.take().unwrap_or_else(|| panic!("{command:?} continues nothing"));
            return self.take(keys, before + data, more, raster).filter(|_| wanted);
        } else if let Some(keys) = keys.strip_prefix("a=T,U=1,") {
            assert!(self.open.is_none(), "{command:?} within another picture");
            let keys = keys.strip_prefix("q=2,").unwrap_or(keys);
            let (keys, more) = keys.rsplit_once(",m=").unwrap_or((keys, "0"));
            return self.take(keys.to_owned(), data.to_owned(), more, raster).filter(|_| wanted);
        } else if let Some(id) = keys.strip_prefix("a=d,d=I,q=2,i=") {
            self.kept.remove(&id.parse().unwrap());
        } else if let Some((id, "s=1,v=1,a=q,t=d,f=24")) =
            keys.strip_prefix("i=").and_then(|q| q.split_once(','))
        {
            return Some(format!("\x1b_Gi={id};OK\x1b\\"));
        } else {
            panic!("kitty does not know {command:?}");
        }
        None
    }

    fn take(&mut self, keys: String, data: String, more: &str, raster: Raster) -> Option<String> {
        assert!(data.len().is_multiple_of(4), "a part that is no whole base64: {} bytes", data.len());
        if more == "1" {
            self.open = Some((keys, data));
            return None;
        }
        assert_eq!(more, "0");
        let numbers = keys.split(',').map(|key| key.split_once('=').unwrap_or((key, "")));
        let numbers: Vec<(&str, u32)> = numbers.map(|(key, value)| (key, value.parse().unwrap())).collect();
        let [("i", id @ 1..), ("c", cols @ 1..), ("r", 1), ("f", 100)] = numbers[..] else {
            panic!("kitty does not know {keys:?}");
        };
        self.kept.insert(id, bitmap::of_file(&data, cols.try_into().unwrap(), raster));
        Some(format!("\x1b_Gi={id};OK\x1b\\"))
    }

    /// Returns the part of a picture that a cell shows; nothing for a cell of text. Panics at a cell that shows what nobody has
    /// sent.
    pub(crate) fn shown(&self, cell: &Cell) -> Option<&Tile> {
        if !cell.text.starts_with(PLACEHOLDER) {
            return None;
        }
        let Colour::Rgb([r, g, b]) = cell.style.ink else { panic!("a picture without a name: {cell:?}") };
        let id = u32::from_be_bytes([0, r, g, b]);
        let kept = self.kept.get(&id).unwrap_or_else(|| panic!("picture {id} is shown and not there"));
        let column = (0..).zip(kept.iter()).find(|(column, _)| placeholder(id, *column) == cell.text);
        Some(column.unwrap_or_else(|| panic!("no column of picture {id}: {:?}", cell.text)).1)
    }

    /// Returns how many pictures are kept.
    pub(crate) fn count(&self) -> usize {
        assert!(self.open.is_none(), "a picture that is not sent to its end");
        self.kept.len()
    }
}
