"""Work in processes, a message at a time; a process that dies is told with what it was working on.

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
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import partial
from typing import NamedTuple

from firsthand.errors import BadSetup, FirsthandError
from firsthand.run.annotating import Job, Outcome, Plan, annotate_chunk, decode_outcomes, encode_jobs
from firsthand.run.worker import STOP, read_message, write_message

CHUNK_CHARACTERS = 60_000
"""Some twenty reports: the work on it is a second or so, which hides the trip and loses little when killed."""
AHEAD = 2
"""How many messages wait for each worker, so that it never waits itself."""


class Task(NamedTuple):
    """A message for a worker."""

    body: bytes
    about: str
    """What is done with it, as the end of "A worker process was ended while it ...\"."""


class Processes:
    """Runs the jobs in `workers` processes."""

    def __init__(self, plan: Plan, workers: int, *, chunk_characters: int = CHUNK_CHARACTERS) -> None:
        self._workers = workers
        self._work = pickled(partial(annotate_chunk, plan))
        self._chunk_characters = chunk_characters

    def map(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """The outcome of each job, in order. Raises `FirsthandError` if a worker dies, with what it was working on."""
        tasks = (Task(encode_jobs(chunk), _about(chunk)) for chunk in _chunks(jobs, self._chunk_characters))
        for body in spread(self._work, tasks, self._workers):
            yield from decode_outcomes(body)


def spread(work: bytes, tasks: Iterable[Task], workers: int) -> Iterator[bytes]:
    """The answer of pickled `work` to each task, in order, from so many processes; they start with the first task.

    Raises `FirsthandError` if a worker dies, or stops with a sentence.
    """
    with ExitStack() as stack:
        idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        threads = stack.enter_context(ThreadPoolExecutor(workers))
        ahead: deque[Future[bytes]] = deque()
        try:
            for started, task in enumerate(tasks):
                if started < workers:
                    worker = _Worker(work)
                    stack.callback(worker.stop)
                    idle.put(worker)
                ahead.append(threads.submit(_run_task, idle, task))
                if len(ahead) > workers * AHEAD:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            _cancel(ahead)


def pickled(work: Callable[[bytes], bytes]) -> bytes:
    """`work` as it travels; raises `BadSetup` if it holds a function that cannot."""
    try:
        return pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError) as wrong:
        raise BadSetup(
            f"A stage cannot be sent to another process ({wrong}); define its functions at the top of a module, "
            "or set workers to 1."
        ) from wrong


class _Worker:
    """One worker process and the pipes to it."""

    def __init__(self, work: bytes) -> None:
        # Each worker is one core's work: the libraries below must not start threads of their own.
        alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from firsthand.run.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **alone},
        )
        self._work: bytes | None = work

    def run(self, task: Task) -> bytes:
        """The answer to a task; raises `FirsthandError` if the process dies over it."""
        asked, answers = self.process.stdin, self.process.stdout
        body = None
        if asked is not None and answers is not None:
            try:
                if self._work is not None:
                    write_message(asked, self._work)
                    self._work = None
                write_message(asked, task.body)
                body = read_message(answers)
            except BrokenPipeError:
                body = None
        if body is None:
            raise FirsthandError(_obituary(self.process.wait(), task.about))
        if body[:1] == STOP:
            raise FirsthandError(body[1:].decode())
        return body[1:]

    def stop(self) -> None:
        """End the process at once: it holds nothing, and a thread that waits for it gets its end."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()


def _run_task(idle: "queue.SimpleQueue[_Worker]", task: Task) -> bytes:
    worker = idle.get()
    try:
        return worker.run(task)
    finally:
        idle.put(worker)


def _cancel(futures: Iterable[Future[bytes]]) -> None:
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


def _about(chunk: Sequence[Job]) -> str:
    names = [job.report.name for job in chunk]
    return f"annotated {', '.join(names[:3])}" + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _obituary(code: int, about: str) -> str:
    """How a worker ended and what it was working on, in one sentence."""
    how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
    hint = " (often: too little memory; try fewer workers)" if code == -signal.SIGKILL else ""
    return (
        f"A worker process {how}{hint} while it {about}. What was finished is in the record; "
        "run the same command again to go on, with workers set to 1 to see which report it is."
    )
