"""Time expressions in the pack's format: TIMEX3 types and values.

A named event ("World War II") has days but no TIMEX3 value, so it is not printed.

python quality/tasks/times.py third N FILE...   the records of every third document (N = 0, 1, 2) in the order of ids:
                                                0 and 1 were read while the rules were written, 2 was not
python quality/tasks/times.py agree FILE        the share of Recognizers cases on which we agree, by category
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from firsthand.annotate.times import times
from firsthand.annotate.times.calendar import interval_of
from firsthand.stage import Reading
from firsthand.vocabulary import Published, TimeExpression, make_report


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a document: id and times."""
    for document in documents:
        found = find(document)
        yield {"id": document["id"], "times": [_row(mark) for mark in found if mark.anchor != "event" or mark.value]}


def find(document: dict[str, Any]) -> list[TimeExpression]:
    """The stage's marks in one document."""
    published = document.get("published")
    report = make_report(
        document["text"],
        document["id"],
        published=Published(published[:10], "given with the document") if published else None,
    )
    return [mark for mark in times.run(Reading(report)) if isinstance(mark, TimeExpression)]


def _row(mark: TimeExpression) -> dict[str, Any]:
    return {"start": mark.span.start, "end": mark.span.end, "type": mark.type, "value": mark.value or ""}


def third(number: int, paths: list[Path]) -> Iterator[str]:
    """The records of each file whose place in the order of ids is `number` modulo three."""
    for path in paths:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        chosen = [r for at, r in enumerate(sorted(records, key=lambda r: str(r["id"]))) if at % 3 == number]
        yield from (json.dumps(record, ensure_ascii=False) for record in chosen)


def agree(path: Path) -> Iterator[str]:
    """A table: for each category how many expressions, found at all, exact span, same meaning, and the share."""
    cases, found, exact, same = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        marks = find(document) if document.get("published") else []
        for gold in document["times"]:
            kind = gold["type"]
            cases[kind] += 1
            over = [m for m in marks if m.span.start < gold["end"] and gold["start"] < m.span.end]
            found[kind] += bool(over)
            exact[kind] += any((m.span.start, m.span.end) == (gold["start"], gold["end"]) for m in over)
            same[kind] += any(_agrees(mark, gold["values"]) for mark in over) or _both_ends(over, gold["values"])
    yield f"{'category':14} cases found exact  same  share"
    for kind in [*sorted(cases), "all"]:
        n, f, e, s = (c.total() if kind == "all" else c[kind] for c in (cases, found, exact, same))
        yield f"{kind:14} {n:5} {f:5} {e:5} {s:5}  {100 * s / n:4.1f} %"


def _agrees(mark: TimeExpression, values: list[dict[str, str]]) -> bool:
    """True if one of the readings of theirs is the mark's: the same TIMEX, or the same days, or the same minute."""
    return any(_same(mark, value) for value in values)


def _both_ends(marks: list[TimeExpression], values: list[dict[str, str]]) -> bool:
    """True if a range of theirs runs from our first expression in it to our last: TIMEX3 makes them two."""
    if len(marks) < 2:
        return False
    first, last = (interval_of(mark.value or "") for mark in (marks[0], marks[-1]))
    return bool(first and last) and any(
        (v.get("start"), v.get("end")) == (str(first[0][0]), str(last[0][0])) for v in values if first and last
    )


def _same(mark: TimeExpression, theirs: dict[str, str]) -> bool:
    value, timex = mark.value or "", theirs.get("timex", "")
    if value == timex or (timex == "PRESENT_REF" and value == timex):
        return True
    days = interval_of(value)
    if "start" in theirs and "end" in theirs and days and len(theirs["start"]) == len("2016-11-07"):
        (begin, end), _ = days
        return begin.isoformat() == theirs["start"] and (end + timedelta(1)).isoformat() == theirs["end"]
    if "/" in value and "start" in theirs and mark.begin and mark.end:
        after = (date.fromisoformat(mark.end) + timedelta(1)).isoformat()
        return mark.begin == theirs["start"] and theirs.get("end") in {after, mark.end}
    moment = theirs.get("value", "").replace(" ", "T")
    if value.startswith("P"):
        return moment == _seconds(value)
    if moment.count(":") == 2 and ":" in value:
        return value[-5:] == moment[-8:-3] and (len(moment) < len("2016-11-07T") or value[:10] == moment[:10])
    return value == moment


def _seconds(value: str) -> str:
    """The length of a TIMEX3 duration as Recognizers counts it: a month has 30 days and a year 365."""
    day = 86400
    worth = {"Y": 365 * day, "M": 30 * day, "W": 7 * day, "D": day, "Q": 90 * day}
    clock = {"H": 3600, "M": 60, "S": 1}
    total, digits, units = 0.0, "", worth
    for letter in value[1:]:
        if letter == "T":
            units = clock
        elif letter in units:
            total += float(digits or 0) * units[letter]
            digits = ""
        elif letter.isdigit() or letter == ".":
            digits += letter
    return str(int(total))


def main() -> None:
    """Print what the subcommand asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    thirds = commands.add_parser("third")
    thirds.add_argument("number", type=int, choices=(0, 1, 2))
    thirds.add_argument("files", type=Path, nargs="+")
    commands.add_parser("agree").add_argument("file", type=Path)
    given = parser.parse_args()
    lines = third(given.number, given.files) if given.command == "third" else agree(given.file)
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
