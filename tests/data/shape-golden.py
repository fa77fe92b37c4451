#!/usr/bin/env python3
"""Makes shape-golden.tsv: how HarfBuzz shapes every Bangla word of the lessons, the locales and the scenes.

Run it when the test src/text/picture/shape.rs names words that are not in the file, or when a font has changed:

    python3 -m pip install uharfbuzz
    python3 tests/data/shape-golden.py

A line is a word, its glyphs in Noto Sans Bengali Regular and its glyphs in Bold. A glyph is its id and advance, and where they
are not 0 its offsets: `id:advance` or `id:advance:x:y`, in font units.
"""

import re
import unicodedata
from pathlib import Path

import uharfbuzz

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ["lessons", "locales", "assets/scenes"]
FONTS = ["Regular", "Bold"]
WORD = re.compile("[\u0980-\u09ff\u200c\u200d]+")


def words():
    found = set()
    for folder in TEXTS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".toml", ".ftl"):
                found.update(WORD.findall(unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))))
    return sorted(found)


def font(name):
    path = ROOT / f"assets/fonts/NotoSansBengali-{name}.ttf"
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))


def shaped(font, word):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.direction = "ltr"
    buffer.script = "Beng"
    uharfbuzz.shape(font, buffer)
    return " ".join(map(glyph, buffer.glyph_infos, buffer.glyph_positions))


def glyph(info, position):
    offsets = (position.x_offset, position.y_offset)
    parts = (info.codepoint, position.x_advance) + (offsets if any(offsets) else ())
    return ":".join(map(str, parts))


fonts = [font(name) for name in FONTS]
lines = ["\t".join([word] + [shaped(font, word) for font in fonts]) for word in words()]
head = f"# Made by shape-golden.py with HarfBuzz {uharfbuzz.version_string()}."
target = Path(__file__).with_suffix(".tsv")
target.write_text("\n".join([head] + lines) + "\n", encoding="utf-8")
print(f"{target.relative_to(ROOT)}: {len(lines)} words")
