"""Reports with inline marks -> the records of the gold of reports.

python quality/gold/reports/read_marked.py [--check] FILE_OR_FOLDER ...

A marked report is one text file: a head, the text with its marks, what the marks mean.

    id: court-61
    published: 2024-05-14
    outlet: Dunmere Echo
    kind: court
    ---
    {1s Judge [e1 Ada Orlu], the [role:e1 recorder of Dunmere],} {1q said} {1c the street had been
    {2s its owners} {2q told}...}
    ---
    e1 person f singular "Ada Orlu" | a judge | recorder of Dunmere
    e2 person - plural - | the owners of the street | - | asked
    1 indirect speech e1 for=e3
    2 indirect speech e2 parent=1 denied hedged

Marks nest. `{1c ...}` is a piece of content of attribution 1, `{1q ...}` of its cue, `{1s ...}` of its source; `[e1
...]` a name of entity e1, `[role:e1 ...]` a role of it, `[term ...]` words in marks that nobody is said to say. A
backslash before a bracket or brace leaves it as text. The tail has a line an entity (id, kind, gender or -, number,
name in quotes or -, then after bars a description, roles by semicolons, protection) and a line an attribution
(number, style, type, speakers by commas or -, and any of `for=`, `parent=`, `denied`, `hedged`).
"""

import argparse
import json
import re
import shlex
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ROLES = {"c": "content", "q": "cue", "s": "source"}
_KINDS = {"person", "body", "place", "event", "law", "document", "other"}
_STYLES = {"direct", "indirect", "mixed"}
_TYPES = {"speech", "thought", "finding"}
_OPEN = re.compile(r"\{(\d+)([cqs]) |\[(role:[\w-]+|term|[\w-]+) ")
_RULE = re.compile(r"^---\n", re.MULTILINE)

Record = dict[str, Any]


def read_marked(path: Path) -> Iterator[Record]:
    """The record of one marked file, or of each file of a folder by name.

    Raises:
        ValueError: the marks of a file contradict each other; the message has file and place.

    """
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        try:
            yield read_report(file.read_text("utf-8"))
        except ValueError as error:
            raise ValueError(f"{file.name}: {error}") from error


def read_report(marked: str) -> Record:
    """The record of one marked report: offsets are code points, half-open, into its text without marks."""
    parts = _RULE.split(marked)
    if len(parts) != 3:
        raise ValueError(f"three parts wanted between lines of ---, {len(parts)} found")
    head = dict(line.split(": ", 1) for line in parts[0].strip().splitlines())
    text, spans = _unmark(parts[1].strip("\n"))
    tail = [line for line in parts[2].splitlines() if line.strip()]
    entities = [_entity(line) for line in tail if not line[0].isdigit()]
    kinds = {each["id"]: each["kind"] for each in entities}
    names, terms, pieces = _sorted_out(spans, kinds)
    attributions = [_attribution(line, head["id"], pieces, set(kinds)) for line in tail if line[0].isdigit()]
    lost = set(pieces) - {int(line.split()[0]) for line in tail if line[0].isdigit()}
    if lost:
        raise ValueError(f"attributions {sorted(lost)} are marked, but have no line")
    facts = {name: head[name] for name in ("id", "published", "outlet", "kind")}
    return {**facts, "text": text, "attributions": attributions, "names": names, "entities": entities, "terms": terms}


def _unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without marks, and the label and place of each mark in the order in which they close."""
    text: list[str] = []
    opened: list[tuple[str, str, int]] = []
    spans: list[tuple[str, int, int]] = []
    at = 0
    while at < len(marked):
        letter = marked[at]
        start = _OPEN.match(marked, at)
        if letter == "\\" and marked[at + 1 : at + 2] in set("{}[]\\"):
            text.append(marked[at + 1])
            at += 2
        elif start:
            label = f"{start[1]}{start[2]}" if start[1] else start[3]
            opened.append((label, "}" if start[1] else "]", len(text)))
            at = start.end()
        elif letter in "{[":
            raise ValueError(f"a mark that is none: {marked[at : at + 30]!r}")
        elif letter in "}]":
            if not opened or opened[-1][1] != letter:
                raise ValueError(f"{letter} closes nothing here: {marked[max(0, at - 30) : at + 1]!r}")
            label, _, begun = opened.pop()
            if begun == len(text) or text[begun].isspace() or text[-1].isspace():
                raise ValueError(f"a mark is empty or has space at its edge: {''.join(text[begun:])!r}")
            spans.append((label, begun, len(text)))
            at += 1
        else:
            text.append(letter)
            at += 1
    if opened:
        raise ValueError(f"never closed: {[label for label, _, _ in opened]}")
    return "".join(text), spans


def _sorted_out(
    spans: list[tuple[str, int, int]], kinds: dict[str, str]
) -> tuple[list[Record], list[list[int]], dict[int, dict[str, list[list[int]]]]]:
    names: list[Record] = []
    terms: list[list[int]] = []
    pieces: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: defaultdict(list))
    for label, start, end in sorted(spans, key=lambda span: span[1:]):
        if label == "term":
            terms.append([start, end])
        elif label[0].isdigit():
            pieces[int(label[:-1])][_ROLES[label[-1]]].append([start, end])
        else:
            entity = label.removeprefix("role:")
            if entity not in kinds:
                raise ValueError(f"no line for entity {entity}")
            names.append(
                {"start": start, "end": end, "kind": kinds[entity] if label == entity else "role", "entity": entity}
            )
    return names, terms, pieces


def _entity(line: str) -> Record:
    first, *more = [part.strip() for part in line.split("|")]
    said = shlex.split(first.replace("'", "’"))
    if len(said) != 5 or said[1] not in _KINDS or said[3] not in {"singular", "plural"} or said[2] not in set("mfx-"):
        raise ValueError(f"an entity wants id, kind, gender, number, name: {line!r}")
    description, roles, protected = [*more, *["-"] * 3][:3]
    return {
        "id": said[0],
        "name": _or_none(said[4]),
        "description": _or_none(description),
        "kind": said[1],
        "gender": _or_none(said[2]),
        "number": said[3],
        "roles": [] if roles in {"-", ""} else [role.strip() for role in roles.split(";")],
        "protected": _or_none(protected),
    }


def _attribution(line: str, report: str, pieces: dict[int, dict[str, list[list[int]]]], known: set[str]) -> Record:
    number, style, kind, speakers, *more = line.split()
    flags = {each for each in more if "=" not in each}
    told = dict(each.split("=") for each in more if "=" in each)
    who = [] if speakers == "-" else speakers.split(",")
    found = pieces.get(int(number), {})
    bad = flags - {"denied", "hedged"} or set(told) - {"for", "parent"} or {*who, told.get("for", "")} - known - {""}
    if style not in _STYLES or kind not in _TYPES or bad or not found.get("content"):
        raise ValueError(f"attribution {line!r}: {bad or 'style, type or content is wrong'}")
    parent = told.get("parent")
    return {
        "id": f"{report}-a{int(number):02}",
        "style": style,
        "content": found["content"],
        "cue": found.get("cue"),
        "source": found.get("source"),
        "type": kind,
        "polarity": "denied" if "denied" in flags else "affirmed",
        "hedged": "hedged" in flags,
        "speaker": who[0] if who else None,
        "speakers": who,
        "for": told.get("for"),
        "parent": f"{report}-a{int(parent):02}" if parent else None,
    }


def _or_none(said: str) -> str | None:
    return None if said in {"-", ""} else said


def main() -> None:
    """Print the records, or with --check one line a report with its counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("paths", nargs="+", type=Path)
    given = parser.parse_args()
    for path in given.paths:
        for record in read_marked(path):
            words = len(record["text"].split())
            counts = f"{words} words, {len(record['attributions'])} attributions, {len(record['names'])} names"
            print(f"{record['id']}: {counts}" if given.check else json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
