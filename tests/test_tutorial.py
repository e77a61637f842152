"""Every block of Python in docs/tutorial.md runs, in order, and prints what the page says it prints.

`python -m tests.test_tutorial` puts what they print now into the page.
"""

import contextlib
import io
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)


def printed_anew(page: str) -> str:
    """The page with what its blocks print here and now, in the current folder."""
    names: dict[str, Any] = {}

    def run(block: re.Match[str]) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block["code"], str(PAGE), "exec"), names)  # noqa: S102 (our own page)
        printed = f"\n```text\n{out.getvalue()}```\n" if out.getvalue() else ""
        return f"```python\n{block['code']}```\n{printed}"

    return _BLOCK.sub(run, page)


def test_the_tutorial_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    assert len(_BLOCK.findall(page)) >= 10
    assert printed_anew(page) == page


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        os.chdir(folder)
        PAGE.write_text(printed_anew(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
