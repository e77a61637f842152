"""The progress bar: on standard error, and only where somebody watches."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from firsthand.run.progress import Phase
from firsthand.run.progress import Progress as Step

VERBS: dict[Phase, str] = {"read": "reading", "annotate": "annotating", "compare": "comparing"}


class Bar:
    """A line for each phase of a run; give it as `on_progress`."""

    def __init__(self) -> None:
        watched = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description:<11}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            console=watched,
            transient=True,
            disable=not watched.is_terminal,
        )
        self._tasks: dict[Phase, TaskID] = {}

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self, step: Step) -> None:
        """Show one step."""
        if step.phase not in self._tasks:
            self._tasks[step.phase] = self._bar.add_task(VERBS[step.phase], total=step.total)
        self._bar.update(self._tasks[step.phase], completed=step.done, total=step.total)
