"""Chinese letters for the emulator: pairs of GB bytes become one character of 24 x 24 dots."""

from functools import lru_cache

from emupos.printer.escpos.model import PrintModel, unknown_command_event
from emupos.printer.escpos.render import scale
from emupos.printer.escpos.tokenizer import Command, Text
from PIL import Image, ImageChops, ImageDraw, ImageFont

DOTS = 24
BASELINE = 21
ALONE = "lead byte alone"

# Set once at start; every picture is drawn with the same file.
font_file = ""


@lru_cache(maxsize=1)
def _font():
    return ImageFont.truetype(font_file, DOTS, index=0)


@lru_cache(maxsize=4096)
def hanzi_image(character, width, height, bold):
    """One character in mode "1" (0 = ink), made bold as the printer does: once more, one dot to the right."""
    image = Image.new("1", (DOTS, DOTS), 255)
    pen = ImageDraw.Draw(image)
    pen.fontmode = "1"
    # signs that the font draws narrow stand in the middle of their cell, as in a printer's font
    left = max(0, (DOTS - round(_font().getlength(character))) // 2)
    pen.text((left, BASELINE), character, fill=0, font=_font(), anchor="ls")
    if bold:
        shifted = Image.new("1", (DOTS, DOTS), 255)
        shifted.paste(image.crop((0, 0, DOTS - 1, DOTS)), (1, 0))
        image = ImageChops.logical_and(image, shifted)
    return scale(image, width, height)


class HanziModel(PrintModel):
    """A printer made for China: Chinese is on from the start, FS . turns it off and FS & on again."""

    def __init__(self, device_id, profile):
        super().__init__(device_id, profile)
        self.kanji = True
        self.rows = []
        self._lead = b""

    def process(self, token):
        events = []
        if self._lead and not isinstance(token, Text):
            # a command between the two bytes of one character
            events.append(self._alone(self._lead))
            self._lead = b""
        if isinstance(token, Command) and token.name in ("FS &", "FS .", "ESC @"):
            self.kanji = token.name != "FS ."
        return events + super().process(token)

    def finish(self, boundary):
        receipt = super().finish(boundary)
        rows, self.rows = self.rows, []
        return receipt, rows

    def _print_text(self, data):
        data, self._lead = self._lead + data, b""
        at = 0
        while at < len(data):
            if not self.kanji or not 0x81 <= data[at] <= 0xFE:
                super()._print_text(data[at : at + 1])
                at += 1
            elif at + 1 == len(data):
                self._lead = data[at:]  # the run of text goes on in the next read
                return
            elif 0x40 <= data[at + 1] <= 0xFE:
                self._print_pair(data[at : at + 2])
                at += 2
            else:
                self._events.append(self._alone(data[at : at + 1]))
                at += 1

    def _alone(self, lead):
        return unknown_command_event(self._device_id, lead, reason=ALONE)

    def _print_pair(self, pair):
        character = pair.decode("gb18030", errors="replace")
        if len(character) != 1 or character == "\ufffd":
            character = "\u25a1"
        settings = self.settings
        image = hanzi_image(character, settings.width, settings.height, settings.emphasized)
        if self.receipt.position + image.width > self._print_area.width and not self.receipt.at_line_start:
            self._print_line(settings.line_spacing)
        self.receipt.add_to_line(image, character, image.width)

    def _print_line(self, feed, text_lines=1):
        receipt, settings = self.receipt, self.settings
        if text_lines:
            height = max((image.height for _, image in receipt._line), default=0)
            self._row(receipt._line_text, height)
        super()._print_line(feed, text_lines)
        for _ in range(text_lines - 1):
            self._row("", 0)

    def _print_block(self, image, text):
        super()._print_block(image, text)
        self._row(text, image.height, self.receipt._paper_y - image.height)

    def _row(self, text, height, top=None):
        settings = self.settings
        self.rows.append(
            {
                "text": text,
                "top": self.receipt._paper_y if top is None else top,
                "height": height,
                "width_factor": settings.width,
                "height_factor": settings.height,
                "bold": settings.emphasized,
                "align": settings.justification,
            }
        )
