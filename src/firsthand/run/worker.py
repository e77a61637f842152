"""A worker process: a plan and then chunks of jobs on standard input, their outcomes on standard output.

Each message is its length in four bytes, big end first, and then MessagePack; the plan alone is a pickle, because
stages are functions, which travel by name. It is started by `processes.py` alone and ends with its input.
"""

import os
import pickle
import struct
import sys
from typing import IO

import msgspec

from firsthand.errors import FirsthandError
from firsthand.run.annotating import Job, Outcome, Plan

_LENGTH = struct.Struct(">I")


class Reply(msgspec.Struct):
    """The outcomes of a chunk, or the sentence that a strict run stops with."""

    outcomes: list[Outcome] = []
    stop: str | None = None


encode_message = msgspec.msgpack.Encoder().encode
decode_jobs = msgspec.msgpack.Decoder(list[Job]).decode
decode_reply = msgspec.msgpack.Decoder(Reply).decode


def write_message(stream: IO[bytes], body: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(body)) + body)
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
    """Answer chunks until the input ends."""
    # What a stage prints must not get between the messages.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    asked = sys.stdin.buffer
    opening = read_message(asked)
    if opening is None:
        return
    plan: Plan = pickle.loads(opening)  # noqa: S301 (our own parent wrote it, on a pipe that nobody else holds)
    while (chunk := read_message(asked)) is not None:
        try:
            reply = Reply(outcomes=[plan.run(job) for job in decode_jobs(chunk)])
        except FirsthandError as wrong:
            reply = Reply(stop=str(wrong))
        write_message(answers, encode_message(reply))
