"""One emulated receipt printer on a TCP port, commanded over standard input.

    python printer.py FONT_FILE PICTURE_FOLDER

The first line on standard output is {"port": N}; then each line on standard input, a JSON object with "do",
is answered with one line. The program ends with its standard input.
"""

import asyncio
import json
import sys
from importlib import resources
from pathlib import Path

import hanzi
import yaml
from emupos.config import PrinterProfile
from emupos.printer.printer import Printer, PrinterFault
from emupos.printer.escpos.tokenizer import Command

PROFILE = "epson-tm-t20iii.yaml"
READ_BYTES = 65536


def profile(width_dots):
    text = resources.files("emupos").joinpath("profiles", "printers", PROFILE).read_text()
    return PrinterProfile.model_validate({**yaml.safe_load(text), "width_dots": width_dots})


class Counted(Printer):
    """Prints Chinese and notes what was asked of the drawer and the cutter, byte for byte."""

    def __init__(self):
        super().__init__("paper", profile(576), sensor_open_level="high", job_idle_timeout_ms=600_000)
        self.rows = []
        self.pulses = []
        self.cuts = []

    def paper(self, width_dots):
        """For connections from now on."""
        self._profile = profile(width_dots)

    def open_connection(self, connection, now):
        output = super().open_connection(connection, now)
        self._connections[connection].model = hanzi.HanziModel(self.device_id, self._profile)
        return output

    def _realtime(self, connection, command, out):
        if command.name == "DLE DC4":
            self.pulses.append(command.raw.hex(" "))
        super()._realtime(connection, command, out)

    def _print(self, connection, token, out):
        if isinstance(token, Command) and token.name == "ESC p":
            self.pulses.append(token.raw.hex(" "))
        if isinstance(token, Command) and token.name in ("GS V", "ESC i", "ESC m"):
            self.cuts.append(token.raw.hex(" "))
        super()._print(connection, token, out)

    def _complete_job(self, connection, boundary, out):
        receipt, rows = connection.model.finish(boundary)
        if receipt is not None:
            out.receipts.append(receipt)
            self.rows.append(rows)


class Desk:
    """The printer, who is connected to it, and what happened since it was last asked."""

    def __init__(self, folder):
        self.folder = folder
        self.printer = Counted()
        self.writers = {}
        self.receipts = []
        self.events = []
        self.bytes = 0

    def now(self):
        return asyncio.get_running_loop().time()

    def apply(self, output):
        for write in output.writes:
            if (writer := self.writers.get(write.connection)) is not None:
                writer.write(write.data)
        self.events += [{"kind": str(event.type), "data": dict(event.data)} for event in output.events]
        self.receipts += output.receipts

    async def serve(self, reader, writer):
        name = "tcp:" + str(writer.get_extra_info("peername"))
        self.writers[name] = writer
        self.apply(self.printer.open_connection(name, self.now()))
        try:
            while data := await reader.read(READ_BYTES):
                self.bytes += len(data)
                self.apply(self.printer.receive(name, data, self.now()))
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            self.writers.pop(name, None)
            self.apply(self.printer.close_connection(name, self.now()))
            writer.close()

    def obey(self, order):
        match order["do"]:
            case "paper":
                self.printer.paper(order["dots"])
            case "fault":
                fault = PrinterFault(order["name"])
                self.apply(self.printer.set_fault(fault, order["on"], self.now()))
            case "close drawer":
                self.apply(self.printer.close_drawer(self.now()))
            case "take":
                return self.take(order["name"])
            case unknown:
                raise ValueError(f"no such order: {unknown}")
        return {}

    def take(self, name):
        """Everything since the last time; pictures are kept as NAME.png, NAME-2.png and so on."""
        slips = []
        for number, (receipt, rows) in enumerate(zip(self.receipts, self.printer.rows, strict=True), 1):
            stem = name if number == 1 else f"{name}-{number}"
            picture = self.folder / f"{stem}.png"
            picture.write_bytes(receipt.png)
            (self.folder / f"{stem}.txt").write_text(receipt.text, encoding="utf-8")
            slips.append(
                {
                    "picture": str(picture),
                    "text": receipt.text,
                    "width": receipt.width_dots,
                    "height": receipt.height_dots,
                    "boundary": receipt.boundary,
                    "rows": rows,
                }
            )
        printer = self.printer
        taken = {
            "slips": slips,
            "events": self.events,
            "pulses": printer.pulses,
            "cuts": printer.cuts,
            "bytes": self.bytes,
            "drawer": printer.state().drawer,
        }
        self.receipts, self.events, self.bytes = [], [], 0
        printer.rows, printer.pulses, printer.cuts = [], [], []
        return taken


async def main():
    hanzi.font_file, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    desk = Desk(folder)
    server = await asyncio.start_server(desk.serve, "127.0.0.1", 0)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    loop = asyncio.get_running_loop()
    orders = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while line := await orders.readline():
        print(json.dumps(desk.obey(json.loads(line))), flush=True)
    server.close()


asyncio.run(main())
