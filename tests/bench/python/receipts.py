"""python-escpos beside the counter: the same rows and codes, timed in rounds.

Reads one JSON object: rows [{text, align, large, bold}], bars (hex of the CODE 128 data), qr, rounds, slips.
Writes one JSON object: the bytes of a slip and the ns of each round.
"""

import json
import sys
import time

from escpos.printer import Dummy


def draw(printer, rows, bars, qr):
    printer.hw("INIT")
    printer._raw(b"\x1c&")
    style = None
    for text, align, large, bold in rows:
        if (align, large, bold) != style:
            style = (align, large, bold)
            side = 2 if large else 1
            printer.set(align=align, bold=bold, custom_size=True, width=side, height=side)
        printer._raw(text.encode("gb18030") + b"\n")
    printer.set(align="center")
    printer._raw(b"\x1dh\x50\x1dw\x03\x1dH\x02\x1df\x00\x1dkI" + bytes((len(bars),)) + bars)
    printer.qr(qr, ec=1, size=6, native=True)
    printer.cut(mode="PART")
    job = printer.output
    printer.clear()
    return job


def main():
    asked = json.load(sys.stdin)
    rows = [(row["text"], row["align"], row["large"], row["bold"]) for row in asked["rows"]]
    bars, qr, printer = bytes.fromhex(asked["bars"]), asked["qr"], Dummy()
    job = draw(printer, rows, bars, qr)
    rounds = []
    for _ in range(asked["rounds"]):
        begin = time.perf_counter_ns()
        for _ in range(asked["slips"]):
            draw(printer, rows, bars, qr)
        rounds.append(time.perf_counter_ns() - begin)
    json.dump({"job": job.hex(), "rounds": rounds}, sys.stdout)


main()
