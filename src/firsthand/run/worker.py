"""A worker process: what to do and then messages on standard input, the answers on standard output.

Each message is its length in four bytes, big end first, and then its bytes; the first is a pickle of a function from
bytes to bytes, because functions travel by name. It is started by `processes.py` alone and ends with its input.
"""

import gc
import os
import pickle
import struct
import sys
from collections.abc import Callable
from typing import IO

from firsthand.errors import FirsthandError

_LENGTH = struct.Struct(">I")
COLLECT_AFTER = 50_000
"""Objects made between two looks for cycles in a worker."""
DONE, STOP = b"\0", b"\1"
"""First byte of an answer: what was asked for follows, or the sentence that the run stops with."""


def write_message(stream: IO[bytes], *parts: bytes) -> None:
    """Send one message, given in parts."""
    stream.write(_LENGTH.pack(sum(map(len, parts))))
    for part in parts:
        stream.write(part)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """The next message; None where the other side has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return body if len(body) == length else None


def main() -> None:
    """Answer messages until the input ends."""
    # What a stage prints must not get between the messages.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    asked = sys.stdin.buffer
    opening = read_message(asked)
    if opening is None:
        return
    work: Callable[[bytes], bytes] = pickle.loads(opening)  # noqa: S301 (our own parent wrote it, on a pipe that nobody else holds)
    # What was imported stays to the end, and stages make few cycles: no need to look for them after every 700 objects.
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    while (body := read_message(asked)) is not None:
        try:
            write_message(answers, DONE, work(body))
        except FirsthandError as wrong:
            write_message(answers, STOP, str(wrong).encode())
