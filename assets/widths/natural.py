#!/usr/bin/env python3
"""Makes natural.txt: how wide HarfBuzz draws Bangla, in cells of a monospaced font.

    python3 -m pip install uharfbuzz
    python3 assets/widths/natural.py

A cell is an advance of DejaVu Sans Mono; the letters are Noto Sans Bengali's. The table holds pieces; the width
of a cluster is the sum of the longest pieces that it is made of, from its start (src/text/natural.rs does the same). So the
table needs the single signs, and of the conjuncts those that are not as wide as their parts. The clusters of the lessons
and locales are written into tests/data/natural-widths.txt with their true widths, for the test of table and rule.
"""

import re
import sys
import unicodedata
from pathlib import Path

import uharfbuzz as harfbuzz

ROOT = Path(__file__).resolve().parents[2]
LETTERS = ROOT / "assets/fonts/NotoSansBengali-Regular.ttf"
# The advance of DejaVu Sans Mono in its em.
CELL = 1233 / 2048
HASANTA = "\u09cd"
NUKTA = {"\u09af\u09bc": "\u09df", "\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd"}
# How far the sum of the parts may be from the truth, in cells.
TOLERANCE = 0.045

CONSONANTS = [c for c in map(chr, range(0x995, 0x9BA)) if unicodedata.category(c) == "Lo"] + list("\u09dc\u09dd\u09df")
SIGNS = [c for c in map(chr, range(0x981, 0x9FF)) if unicodedata.category(c) in ("Mn", "Mc")]
# Conjuncts of three and more letters that words are written with.
LONG = """ক্ষ্ণ ক্ষ্ম ক্ষ্ব ক্ষ্ম্য ঙ্ক্ষ ঙ্ক্ত চ্ছ্ব চ্ছ্র জ্জ্ব ত্ত্ব ন্ত্ব ন্ত্র ন্ত্র্য ন্দ্র ন্দ্ব ন্ধ্র ন্ড্র ন্ট্র ম্প্র ম্ভ্র ম্ব্র ষ্ক্র ষ্ট্র ষ্প্র
স্ক্র স্ট্র স্ত্র স্ত্ব স্প্র স্প্ল স্খ্র দ্দ্ব দ্ধ্ব দ্ভ্র ল্ড্র ক্ট্র ক্স্ট প্ট্র ন্স্ট র্ন্স র্স্ট র্ট্র""".split()


face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(LETTERS)))
font = harfbuzz.Font(face)


def shape(text):
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer)
    return buffer


def glyphs(text):
    return [glyph.codepoint for glyph in shape(text).glyph_infos]


def natural(text):
    return sum(glyph.x_advance for glyph in shape(text).glyph_positions) / face.upem / CELL


# খ্ক has no conjunct of its own: its second glyph is the hasanta.
VISIBLE_HASANTA = glyphs("খ" + HASANTA + "ক")[1]


def is_joined(conjunct):
    return VISIBLE_HASANTA not in glyphs(conjunct)


def by_rule(text, table):
    """The sum of the longest pieces, from the start."""
    width, at = 0, 0
    while at < len(text):
        end = next((end for end in range(len(text), at, -1) if text[at:end] in table), at + 1)
        width += table.get(text[at:end], 0)
        at = end
    return width / 100


def clusters(text):
    """Bangla clusters: bases joined by hasanta (also around a joiner), and the signs on them."""
    text = unicodedata.normalize("NFC", text)
    for apart, composed in NUKTA.items():
        text = text.replace(apart, composed)
    letter = "[\u0985-\u09b9\u09bd\u09ce\u09dc-\u09e1\u09e6-\u09fd]"
    mark = "[\u0981-\u0983\u09bc\u09be-\u09cc\u09d7\u09e2\u09e3\u200c\u200d]"
    return re.findall(f"{letter}{mark}*(?:{HASANTA}\u200d?{letter}{mark}*)*{HASANTA}?", text)


def corpus():
    folders = [("lessons", "*.toml"), ("locales", "*.ftl"), ("locales", "*.toml"), ("tests/data", "paragraph.txt")]
    files = sorted(path for folder, name in folders for path in (ROOT / folder).rglob(name))
    return sorted({cluster for path in files for cluster in clusters(path.read_text(encoding="utf-8"))})


def build(seen):
    table = {}
    for char in map(chr, range(0x980, 0xA00)):
        if unicodedata.category(char) in ("Lo", "Nd", "No", "Sc", "Po", "So"):
            table[char] = round(natural(char) * 100)
    for sign in SIGNS:
        table[sign] = round((natural("ম" + sign) - natural("ম")) * 100)
    # Below and behind its base a letter takes less; a reph nothing.
    for part in "যরব":
        table[HASANTA + part] = max(0, round((natural("ম" + HASANTA + part) - natural("ম")) * 100))
    table["র" + HASANTA] = 0
    table["র\u200d"] = table["র"]
    pairs = [a + HASANTA + b for a in CONSONANTS for b in CONSONANTS if is_joined(a + HASANTA + b)]
    signed = [base + sign for base in CONSONANTS for sign in SIGNS if sign != HASANTA]
    for text in sorted(signed + pairs + LONG + seen, key=lambda text: (len(text), text)):
        if abs(natural(text) - by_rule(text, table)) > TOLERANCE:
            table[text] = round(natural(text) * 100)
    return table


def main():
    seen = corpus()
    table = build(seen)
    lines = {}
    for piece, width in sorted(table.items()):
        lines.setdefault(width, []).append(piece)
    head = "# Made by natural.py: hundredths of a cell, then the pieces of Bangla that are so wide.\n"
    body = "".join(f"{width} {' '.join(pieces)}\n" for width, pieces in sorted(lines.items()))
    (ROOT / "assets/widths/natural.txt").write_text(head + body, encoding="utf-8")
    head = "# Made by assets/widths/natural.py: the true width in hundredths of a cell, then a cluster of the lessons or locales.\n"
    body = "".join(f"{round(natural(text) * 100)} {text}\n" for text in seen)
    (ROOT / "tests/data/natural-widths.txt").write_text(head + body, encoding="utf-8")
    wrong = [text for text in seen if abs(natural(text) - by_rule(text, table)) > 0.06]
    print(f"{len(table)} pieces, {len(seen)} clusters, wrong: {wrong}")
    sys.exit(bool(wrong))


main()
