#!/usr/bin/env python3
"""Cuts paper-sc.otf, the letters of A4 pages, out of Noto Sans CJK SC.

Needs fonttools 4.60.1 and Debian's fonts-noto-cjk 1:20220127+repack1-1; the same versions give the same
bytes. Usage: make_paper_font.py [path of NotoSansCJK-Regular.ttc] paper-sc.otf

Kept: ASCII and all two-byte codes of GB2312, and signs that names and remarks have beside them.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# Face of the collection.
SANS_SC = 2
# Middle dot of names, quotes, dashes, marks of money and of copies.
MORE = "·‘’“”–—…•×÷±€£¥￥©®°²³㎡㏄№℃"


def letters():
    kept = {chr(code) for code in range(0x20, 0x7F)} | set(MORE)
    for lead in range(0xA1, 0xFF):
        for trail in range(0xA1, 0xFF):
            try:
                kept.add(bytes((lead, trail)).decode("gb2312"))
            except UnicodeDecodeError:
                pass
    return kept


def main():
    path = sys.argv[1] if len(sys.argv) > 2 else "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
    font = TTFont(path, fontNumber=SANS_SC, recalcTimestamp=False, lazy=True)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.name_IDs = [0, 13, 14]
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={ord(letter) for letter in letters()})
    cutter.subset(font)
    # a name of its own: it is a modified version
    for name_id, text in ((1, "Counter Paper SC"), (2, "Regular"), (4, "Counter Paper SC"), (6, "CounterPaperSC")):
        font["name"].setName(text, name_id, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = ["CounterPaperSC"]
    top.topDictIndex[0].FullName = "Counter Paper SC"
    top.topDictIndex[0].FamilyName = "Counter Paper SC"
    font.save(sys.argv[-1])
    print(f"{len(font.getBestCmap())} letters", file=sys.stderr)


main()
