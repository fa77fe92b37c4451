#!/bin/sh
# Makes the fonts in this folder from Debian's fonts-noto-core and fonts-noto-mono (bookworm, 20201225-1).
# Needs pyftsubset (fonttools 4.68, from PyPI). Run it here: sh make-subset.sh [folder of the Noto fonts]
set -eu
noto=${1:-/usr/share/fonts/truetype/noto}

# The Bengali block, the dandas, the joiners, the dotted circle, and the punctuation and space that stand beside Bangla words.
bangla=U+0020-002F,U+003A-0040,U+005B-0060,U+007B-007E,U+0964-0965,U+0980-09FF,U+200C-200D,U+2010-2015,U+2018-201D,U+2026,U+25CC
# ASCII, and the signs of the screens: text several rows high has Latin in its pictures too.
latin=U+0020-007E,U+00B7,U+00D7,U+2013-2014,U+2018-2019,U+201C-201D,U+2022,U+2026,U+2190-2193,U+2212,U+25CF

subset() { # family, characters, OpenType features
    for weight in Regular Bold; do
        pyftsubset "$noto/$1-$weight.ttf" --output-file="$1-$weight.ttf" --unicodes="$2" \
            --layout-features="$3" --no-hinting --name-IDs='*' --notdef-outline
    done
}

subset NotoSansBengali "$bangla" '*'
# Its Latin stands letter by letter, as in a terminal: no shaping.
subset NotoSansMono "$latin" ''
