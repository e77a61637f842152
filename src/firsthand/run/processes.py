"""Jobs in worker processes, a chunk at a time; a worker that dies is told with the reports it had.

The workers are started by their own module and not by `multiprocessing`, which runs the caller's script again in each:
`firsthand.read([...])` has to work in a script without an `if __name__ == "__main__"`.
"""

import os
import pickle
import queue
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress

from firsthand.errors import BadSetup, FirsthandError
from firsthand.run.annotating import Job, Outcome, Plan
from firsthand.run.worker import decode_reply, encode_message, read_message, write_message

CHUNK_CHARACTERS = 60_000
"""Some twenty reports: the work on it is a second or so, which hides the trip and loses little when killed."""
CHUNKS_AHEAD = 2
"""How many chunks wait for each worker, so that it never waits itself."""


class Processes:
    """Runs the jobs in `workers` processes."""

    def __init__(self, plan: Plan, workers: int, *, chunk_characters: int = CHUNK_CHARACTERS) -> None:
        self._workers = workers
        self._plan = _pickled(plan)
        self._chunk_characters = chunk_characters

    def map(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order. Raises `FirsthandError` if a worker dies, with what it was working on."""
        with ExitStack() as stack:
            idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
            threads = stack.enter_context(ThreadPoolExecutor(self._workers))
            for _ in range(self._workers):
                worker = _Worker(self._plan)
                stack.callback(worker.stop)
                idle.put(worker)
            ahead: deque[Future[list[Outcome]]] = deque()
            stack.callback(_cancel, ahead)
            for chunk in _chunks(jobs, self._chunk_characters):
                ahead.append(threads.submit(_run_chunk, idle, chunk))
                if len(ahead) > self._workers * CHUNKS_AHEAD:
                    yield from ahead.popleft().result()
            while ahead:
                yield from ahead.popleft().result()


class _Worker:
    """One worker process and the pipes to it."""

    def __init__(self, plan: bytes) -> None:
        # Each worker is one core's work: the libraries below must not start threads of their own.
        alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from firsthand.run.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **alone},
        )
        self._plan: bytes | None = plan

    def run(self, chunk: Sequence[Job]) -> list[Outcome]:
        """The outcomes of a chunk; raises `FirsthandError` if the process dies over it."""
        asked, answers = self.process.stdin, self.process.stdout
        body = None
        if asked is not None and answers is not None:
            try:
                if self._plan is not None:
                    write_message(asked, self._plan)
                    self._plan = None
                write_message(asked, encode_message(chunk))
                body = read_message(answers)
            except BrokenPipeError:
                body = None
        if body is None:
            raise FirsthandError(_obituary(self.process.wait(), chunk))
        reply = decode_reply(body)
        if reply.stop is not None:
            raise FirsthandError(reply.stop)
        return reply.outcomes

    def stop(self) -> None:
        """End the process at once: it holds nothing, and a thread that waits for it gets its end."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()


def _run_chunk(idle: "queue.SimpleQueue[_Worker]", chunk: Sequence[Job]) -> list[Outcome]:
    worker = idle.get()
    try:
        return worker.run(chunk)
    finally:
        idle.put(worker)


def _cancel(futures: Iterable[Future[list[Outcome]]]) -> None:
    for future in futures:
        future.cancel()


def _chunks(jobs: Iterable[Job], characters: int) -> Iterator[list[Job]]:
    """The jobs in chunks whose texts together just reach `characters`, in order."""
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += len(job.report.text)
        if size >= characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _pickled(plan: Plan) -> bytes:
    try:
        return pickle.dumps(plan)
    except (pickle.PicklingError, AttributeError, TypeError) as wrong:
        raise BadSetup(
            f"A stage cannot be sent to another process ({wrong}); define its functions at the top of a module, "
            "or set workers to 1."
        ) from wrong


def _obituary(code: int, chunk: Sequence[Job]) -> str:
    """How a worker ended and what it was working on, in one sentence."""
    how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
    names = [job.report.name for job in chunk]
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    hint = " (often: too little memory; try fewer workers)" if code == -signal.SIGKILL else ""
    return (
        f"A worker process {how}{hint} while it annotated {shown}. What was finished is in the record; "
        "run the same command again to go on, with workers set to 1 to see which report it is."
    )
