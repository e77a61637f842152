"""Reports in a message -> their sketches in another: what a worker process of `copies.py` does, and how long it took.

In a module of its own, because functions travel to processes by name and `copies.py` runs as a script.
"""

import time

import msgspec

from firsthand.compare.copies.sketches import CopySketch, sketch_reports
from firsthand.stage import Reading
from firsthand.vocabulary import Report

_decode_reports = msgspec.msgpack.Decoder(list[Report]).decode
decode_sketched = msgspec.msgpack.Decoder(tuple[float, list[CopySketch]]).decode
"""CPU-seconds from texts in memory to sketches, and these in the order of the reports."""


def sketch_message(body: bytes) -> bytes:
    """The sketches of the reports of one message, with the CPU-seconds they took."""
    readings = [Reading(report) for report in _decode_reports(body)]
    began = time.process_time()
    sketches = list(sketch_reports(readings))
    return msgspec.msgpack.encode((time.process_time() - began, sketches))
