"""What is imported when: a program that wants one stage does not wait for the others."""

import subprocess
import sys

HEAVY = ("scipy", "pyarrow", "trafilatura", "lxml")


def imported_by(statement: str) -> str:
    tell = f"import sys; {statement}; print(sorted({{n.split('.')[0] for n in sys.modules}} & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", tell], capture_output=True, check=True, text=True)  # noqa: S603 (us)
    return done.stdout.strip()


def test_a_stage_comes_without_the_rest() -> None:
    assert imported_by("import firsthand.annotate.attributions, firsthand.annotate.speakers") == "[]"


def test_the_package_offers_its_calls_all_the_same() -> None:
    assert "scipy" in imported_by("import firsthand; firsthand.read")


def test_what_the_package_offers_is_listed_before_it_is_loaded() -> None:
    asked = "import firsthand; assert set(firsthand.__all__) <= set(dir(firsthand)) and '__doc__' in dir(firsthand)"
    assert imported_by(asked) == "[]"
