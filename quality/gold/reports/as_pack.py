"""The gold of reports as gold lines of the quality pack.

In `quality`: python -m gold.reports.as_pack --task quotes|names [--bare] open.jsonl|blind.jsonl|marked/tune|...

quotes: content, cue, source; `--bare` drops a leading that or whether and outer quotation marks, as the seeds do.
names: mentions with entity, form and head; speakers are the mentions that are sources of speech. Pronouns and
descriptions are marked only where they are sources, so a system that marks them all loses precision of mentions.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold.reports.read_marked import read_marked

HERE = Path(__file__).parent
_TYPES = {"body": "organization"}
_PRONOUNS = frozenset(
    "i you he she it we they who whom that which him her them his its their me us one this both everyone".split()
)
_MARKS = '“”"'
_MODIFIER = re.compile(
    r""",|\b(?:of|in|on|at|for|from|with|who|which|that|to|by|speaking|released|published|near|seen|signed|whose|briefed|
    reached|photographed|captured|obtained|commissioned|passed|carried|familiar|close|watching|arrested|sent|given|viewed|
    come|leaked\ last|there|here|he|over|outside|out|near|up|off)\b
    |(?<=\w\s)[a-z]+(?:ing|ed|en)\s(?:a|an|the|two|by|for|from|in|near|on|through|to|under|with)\b""",
    re.VERBOSE,
)
_SELF = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$")


def read_reports(path: Path) -> Iterator[dict[str, Any]]:
    """The reports of a JSON Lines file, or of a folder of marked ones."""
    if path.is_dir():
        yield from read_marked(path)
    else:
        yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)


def quotes_line(report: dict[str, Any], *, bare: bool = False) -> dict[str, Any]:
    """The attributions of one report."""
    text = report["text"]
    quotes = [
        {
            "content": [_bare(text, *piece) if bare else list(piece) for piece in each["content"]],
            "cue": each["cue"] or [],
            "source": each["source"] or [],
            "type": each["type"],
        }
        for each in report["attributions"]
    ]
    return {"id": report["id"], "published": report["published"], "text": text, "quotes": quotes}


def names_line(report: dict[str, Any]) -> dict[str, Any]:
    """The mentions of one report and the sources of its speech."""
    mentions = {
        (each["start"], each["end"]): _mention(each["start"], each["end"], each["kind"], each["entity"])
        for each in report["names"]
        if each["kind"] != "role"
    }
    speakers: list[dict[str, Any]] = []
    for each in report["attributions"]:
        for place in _sources(report, each, mentions):
            speaker = {"start": place[0], "end": place[1], "entity": mentions[place]["entity"]}
            if each["type"] == "speech" and speaker not in speakers:
                speakers.append(speaker)
    ordered = [mentions[place] for place in sorted(mentions)]
    known = {name: report[name] for name in ("id", "published", "text")}
    return {**known, "mentions": ordered, "speakers": speakers}


def _sources(
    report: dict[str, Any], each: dict[str, Any], mentions: dict[tuple[int, int], dict[str, Any]]
) -> Iterator[tuple[int, int]]:
    """The mentions that are the sources of one attribution; a pronoun or description becomes one."""
    alone = len(each["speakers"]) == 1
    for number, (start, end) in enumerate(each["source"] or []):
        inside = [(p, m) for p, m in mentions.items() if start <= p[0] and p[1] <= end and m["form"] == "name"]
        named = [p for p, m in inside if m["entity"] in each["speakers"]]
        if not named and alone and number == 0:
            named = [_described(report, (start, end), each["speakers"][0], mentions)]
        yield from named[:1] if alone else named


def _described(
    report: dict[str, Any], span: tuple[int, int], who: str, mentions: dict[tuple[int, int], dict[str, Any]]
) -> tuple[int, int]:
    start, end = span
    text = report["text"]
    end -= 2 * text[start:end].endswith(("’s", "'s"))
    kind = next(entity["kind"] for entity in report["entities"] if entity["id"] == who)
    made = _mention(start, end, kind, who)
    made["form"] = "pronoun" if text[start:end].lower() in _PRONOUNS else "nominal"
    made["head"] = _head(text, start, end)
    mentions.setdefault((start, end), made)
    return start, end


def _mention(start: int, end: int, kind: str, entity: str) -> dict[str, Any]:
    said = {"type": _TYPES.get(kind, kind), "entity": entity, "head": [start, end], "form": "name"}
    return {"start": start, "end": end, **said}


def _head(text: str, start: int, end: int) -> list[int]:
    """The head word of a description: the last one before a modifier ("A man walking two dogs": man)."""
    part = _SELF.sub("", text[start:end])
    modifier = _MODIFIER.search(part, 1)
    words = list(re.finditer(r"\w+", part[: modifier.start()] if modifier else part)) or list(re.finditer(r"\w+", part))
    if len(words) > 1 and words[-1].group() == "s" and part[words[-1].start() - 1] in "’'":
        words.pop()
    return [start + words[-1].start(), start + words[-1].end()]


def _bare(text: str, start: int, end: int) -> list[int]:
    opening = re.match(r"(?:that|whether)\s+", text[start:end])
    if opening and start + opening.end() < end:
        start += opening.end()
    part = text[start:end]
    inner = re.search(f"[{_MARKS}]", part[1:-1])
    marks = part[0] in _MARKS and part[-1] in _MARKS and end - start > 2 and not inner
    return [start + marks, end - marks]


def main() -> None:
    """Print the gold lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=["quotes", "names"], required=True)
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("part", help="a file or folder beside this script")
    given = parser.parse_args()
    for report in read_reports(HERE / given.part):
        line = names_line(report) if given.task == "names" else quotes_line(report, bare=given.bare)
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
