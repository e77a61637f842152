"""Time expressions in the pack's format: TIMEX3 types and values.

A named event ("World War II") has days but no TIMEX3 value, so it is not printed.

python quality/tasks/times.py third N FILE...   the records of every third document (N = 0, 1, 2) in the order of ids:
                                                0 and 1 were read while the rules were written, 2 was not
python quality/tasks/times.py agree FILE        the share of Recognizers cases on which we agree, by category, with what
                                                is left of each counted by kind and explained
python quality/tasks/times.py together FILE...  the scores of several files as one set
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
from pack import score_rows


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
    left: dict[str, Counter[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        marks = find(document) if document.get("published") else []
        for gold in document["times"]:
            kind = gold["type"]
            cases[kind] += 1
            over = [m for m in marks if m.span.start < gold["end"] and gold["start"] < m.span.end]
            found[kind] += bool(over)
            exact[kind] += any((m.span.start, m.span.end) == (gold["start"], gold["end"]) for m in over)
            agrees = any(_agrees(mark, gold["values"]) for mark in over) or _both_ends(over, gold["values"])
            same[kind] += agrees
            if not agrees:
                left.setdefault(kind, Counter())[_difference(over, gold)] += 1
    yield f"{'category':14} cases found exact  same  share"
    for kind in [*sorted(cases), "all"]:
        n, f, e, s = (c.total() if kind == "all" else c[kind] for c in (cases, found, exact, same))
        yield f"{kind:14} {n:5} {f:5} {e:5} {s:5}  {100 * s / n:4.1f} %"
    for kind in sorted(cases):
        yield f"\n{kind}: {LEFT.get(kind, 'not looked into')}"
        yield from (f"    {times:4} {what}" for what, times in left.get(kind, Counter()).most_common())


LEFT = {
    "date": "orders to a calendar look ahead ('next Friday' is in the week after, a weekday or '5/12' the coming "
    "one) and are typed as fragments ('mar3', 'the 18th' alone); TIMEX3 keeps the granularity ('a month "
    "ago' is a month, theirs a day).",
    "daterange": "one expression for them, two for TIMEX3 (agreeing if both ends do); business days, school years, "
    "'week 10', 'the next 3 days', whose first day they leave out or count in.",
    "datetime": "seconds and minutes counted from the moment of asking ('in 5 minutes'), which a report does not "
    "have; 'end of day'; 'at 3' without a mark of time, which in news is a count or a score.",
    "datetimerange": "'tomorrow 3-5 pm' is two times in TIMEX3, and a part of a day ('tonight') is a TIME of it, not "
    "hours from 20:00 to 23:59.",
    "duration": "'several weeks' is three for them and PXW in TIMEX3; '3h' and 'all day' are typed, not printed.",
    "set": "'annual', 'quarterly' are adjectives that TimeBank does not mark; a repetition with its hour is one "
    "for them.",
    "time": "hours in words without a mark ('half past seven', 'noonish', 'in the morning at 7'), rare in print.",
    "timerange": "hours to hours are two times in TIMEX3; 'in the morning' without a day is not marked in TimeBank.",
    "timezone": "no expression of its own: it is the `zone` of its time of day.",
}
"""Why we differ from Microsoft's cases, by their category."""


def _difference(marks: list[TimeExpression], gold: dict[str, Any]) -> str:
    """What kind of difference a case is."""
    if not marks:
        return "not marked"
    if len(marks) > 1:
        return "two expressions for one, with other ends"
    (mark,) = marks
    if mark.value is None or mark.value.startswith("X") or "X" in mark.value[:6]:
        return "left open"
    span = "same words" if (mark.span.start, mark.span.end) == (gold["start"], gold["end"]) else "other words"
    values = [value.get("value") or value.get("start") or "" for value in gold["values"]]
    if mark.begin and any(value[:10] > (mark.end or mark.begin) for value in values if value[:4].isdigit()):
        return f"{span}, ours lies before theirs"
    if mark.begin and any(value[:10] < mark.begin for value in values if value[:4].isdigit()):
        return f"{span}, ours lies after theirs"
    return f"{span}, another length, type or granularity"


def together(paths: list[Path]) -> Iterator[str]:
    """What the pack's scorer says of all files as one."""
    documents = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    scores = score_rows("times", documents, predict(documents))
    yield f"{len(documents)} documents"
    yield from (f"{name:8} F1 {scores[name]['f1']:.2f}" for name in ("strict", "relaxed", "value"))


def _agrees(mark: TimeExpression, values: list[dict[str, str]]) -> bool:
    """True if one of the readings of theirs is the mark's: the same TIMEX, or the same days, or the same minute."""
    return any(_same(mark, value) for value in values)


def _both_ends(marks: list[TimeExpression], values: list[dict[str, str]]) -> bool:
    """True if a range of theirs runs from our first expression in it to our last: TIMEX3 makes them two."""
    if len(marks) < 2:
        return False
    clocks = [(marks[0].value or "", "start"), (marks[-1].value or "", "end")]
    if any(all(_same_clock(ours, v.get(end, "")) for ours, end in clocks) for v in values):
        return True
    first, last = (interval_of(mark.value or "") for mark in (marks[0], marks[-1]))
    return bool(first and last) and any(
        (v.get("start"), v.get("end")) == (str(first[0][0]), str(last[0][0])) for v in values if first and last
    )


def _same_clock(value: str, moment: str) -> bool:
    """True if a TIMEX3 time of day is theirs, "18:00:00" or with a day before it."""
    if moment.count(":") != 2 or ":" not in value:
        return False
    return value[-5:] == moment[-8:-3] and (len(moment) <= len("18:00:00") or value[:10] == moment[:10])


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
    commands.add_parser("together").add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    if given.command == "agree":
        lines = agree(given.file)
    else:
        lines = third(given.number, given.files) if given.command == "third" else together(given.files)
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
