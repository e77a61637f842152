"""The stage that docs/adding-a-stage.md shows does what the page says."""

import re
from pathlib import Path
from typing import Any

from firsthand.pipeline import plan_of
from firsthand.run.annotating import Job
from firsthand.vocabulary import make_report

PAGE = Path(__file__).parent.parent / "docs" / "adding-a-stage.md"


def test_the_stage_of_the_page_runs() -> None:
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    names: dict[str, Any] = {}
    exec(compile(code[1], str(PAGE), "exec"), names)  # noqa: S102 (our own page)
    report = make_report("“Run!” she cried. “The dam,” he said, “is gone!”", "a.txt")
    outcome = plan_of((), (), (names["shouts"],)).run(Job(report=report, stages=["shouts"]))
    assert [mark.span.of(report.text) for mark in outcome.marks["shouts"]] == ["“Run!”", "“is gone!”"]
