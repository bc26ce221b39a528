#!/usr/bin/env python3
"""Draws counter24.dots, the letters of slips for printers without a Chinese font.

Needs Pillow 11.3.0 and Debian's fonts-noto-cjk 1:20220127+repack1-1; the same versions give the
same bytes. Usage: make_counter24.py [path of NotoSansCJK-Regular.ttc] > counter24.dots

The file, without a head, top row first, leftmost dot in the highest bit:
  95 x 48 bytes      ASCII 20 to 7E, 24 rows of 12 dots in two bytes each
  126 x 190 x 72     GBK, lead bytes 81 to FE, trail bytes 40 to 7E and 80 to FE, 24 rows of 24 dots;
                     a code without a character is a box
"""

import sys

from PIL import Image, ImageDraw, ImageFont

HEIGHT = 24
# A dot is black from this grey on: strokes are then one to two dots wide.
BLACK = 100
# Faces of the collection.
SANS_SC, MONO_SC = 2, 7
# Rows above the line that letters stand on; the wide face's own 0.88 em leaves no room for a "g".
WIDE_BASE, NARROW_BASE = 21, 19


def draw(character, face, width, base):
    dots = Image.new("L", (width, HEIGHT), 0)
    ImageDraw.Draw(dots).text((0, base), character, fill=255, font=face, anchor="ls")
    return pack(dots.point(lambda grey: 255 if grey >= BLACK else 0))


def box():
    dots = Image.new("L", (24, HEIGHT), 0)
    ImageDraw.Draw(dots).rectangle((3, 3, 20, 20), outline=255)
    return pack(dots)


def pack(dots):
    rows = bytearray()
    for y in range(HEIGHT):
        bits = 0
        for x in range(dots.width):
            bits = bits << 1 | (dots.getpixel((x, y)) > 0)
        bytes_of_row = (dots.width + 7) // 8
        rows += (bits << (bytes_of_row * 8 - dots.width)).to_bytes(bytes_of_row, "big")
    return bytes(rows)


def known(code):
    """The character of a two-byte code; None for codes without one and private ones."""
    try:
        character = code.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return None if len(character) != 1 or 0xE000 <= ord(character) <= 0xF8FF else character


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
    wide = ImageFont.truetype(path, HEIGHT, index=SANS_SC, layout_engine=ImageFont.Layout.BASIC)
    narrow = ImageFont.truetype(path, HEIGHT, index=MONO_SC, layout_engine=ImageFont.Layout.BASIC)
    out = bytearray()
    for code in range(0x20, 0x7F):
        out += draw(chr(code), narrow, 12, NARROW_BASE)
    missing, boxes = bytes(wide.getmask("\U0010FFFE")), 0
    for lead in range(0x81, 0xFF):
        for trail in (t for t in range(0x40, 0xFF) if t != 0x7F):
            character = known(bytes((lead, trail)))
            if character is None or (bytes(wide.getmask(character)) == missing):
                boxes += 1
                out += box()
            else:
                out += draw(character, wide, 24, WIDE_BASE)
    sys.stdout.buffer.write(out)
    print(f"{len(out)} bytes, {126 * 190 - boxes} wide characters, {boxes} boxes", file=sys.stderr)


main()
