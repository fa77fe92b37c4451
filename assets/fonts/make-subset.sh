#!/bin/sh
# Makes the fonts in this folder from Debian's fonts-noto-core and fonts-noto-mono (bookworm, 20201225-1).
# Needs pyftsubset (fonttools 4.68, from PyPI) and its Python. Run it here: sh make-subset.sh [folder of the Noto fonts]
set -eu
noto=${1:-/usr/share/fonts/truetype/noto}

# The Bengali block, the dandas, the joiners, the dotted circle, and the punctuation and space that stand beside Bangla words.
bangla=U+0020-002F,U+003A-0040,U+005B-0060,U+007B-007E,U+0964-0965,U+0980-09FF,U+200C-200D,U+2010-2015,U+2018-201D,U+2026,U+25CC
# ASCII, and the signs of the screens: text several rows high has Latin in its pictures too.
latin=U+0020-007E,U+00A7,U+00B7,U+00D7,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026,U+2190-2193,U+2212,U+2260,U+25B8,U+25CB,U+25CF,U+25D0

subset() { # family, characters, OpenType features
    for weight in Regular Bold; do
        pyftsubset "$noto/$1-$weight.ttf" --output-file="$1-$weight.ttf" --unicodes="$2" \
            --layout-features="$3" --no-hinting --name-IDs='*' --notdef-outline
    done
}

subset NotoSansBengali "$bangla" '*'
# Its Latin stands letter by letter, as in a terminal: no shaping.
subset NotoSansMono "$latin" ''

# The ticks of the screens, which Noto Sans Mono lacks: those of Noto Sans Symbols 2, made as narrow as a letter.
python3 - "$noto/NotoSansSymbols2-Regular.ttf" NotoSansMono-Regular.ttf NotoSansMono-Bold.ttf <<'END'
import sys

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

AIR = 30  # on each side, in font units
symbols = TTFont(sys.argv[1])
for path in sys.argv[2:]:
    font = TTFont(path, recalcTimestamp=False)
    cell = font["hmtx"]["A"][0]
    for sign in "✓✗":
        name = symbols.getBestCmap()[ord(sign)]
        box = symbols["glyf"][name]
        scale = min(1, (cell - 2 * AIR) / (box.xMax - box.xMin))
        left = (cell - scale * (box.xMin + box.xMax)) / 2
        pen = TTGlyphPen(None)
        symbols.getGlyphSet()[name].draw(TransformPen(pen, (scale, 0, 0, scale, left, 0)))
        glyph = pen.glyph()
        font.setGlyphOrder([*font.getGlyphOrder(), f"uni{ord(sign):04X}"])
        font["glyf"][f"uni{ord(sign):04X}"] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][f"uni{ord(sign):04X}"] = (cell, glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = f"uni{ord(sign):04X}"
    font.save(path)
END
