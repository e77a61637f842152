"""Russian reports of our own: attributions in braces, and below the line who speaks and who is protected.

number style manner -> speaker (`?` where nothing tells)          protected | name | reason | places masked

python -m tests.annotate.russian_speech first|blind     precision and recall of the files so named

`first` were written for tuning; `blind` before the first rule, and only scored.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from firsthand.annotate.attributions import attributions
from firsthand.annotate.entities import entities
from firsthand.annotate.names import names
from firsthand.annotate.protected import protected
from firsthand.annotate.speakers import speakers
from firsthand.stage import Reading
from firsthand.text.inline import Tagged, parse_inline
from firsthand.vocabulary import Attribution, Protected, Span, Speaker, make_report, mark_id

GOLDEN = Path(__file__).parents[1] / "golden" / "russian-speech"
Key = tuple[tuple[Span, ...], Span | None, Span | None]
"""Content, cue and source."""


def paths(name: str) -> list[Path]:
    """The golden files whose names begin so."""
    return sorted(GOLDEN.glob(f"{name}-*.txt"))


def read(text: str) -> Reading:
    """The text with the marks of the five stages."""
    reading = Reading(make_report(text, "golden.txt", language="ru"))
    for stage in (names, attributions, entities, speakers, protected):
        reading.add(stage.run(reading))
    return reading


def gold_of(path: Path) -> tuple[str, dict[Key, str], list[str]]:
    """The text, what is expected of each attribution, and the lines of the protected."""
    marked, _, expected = path.read_text(encoding="utf-8").partition("\n---\n")
    text, tagged = parse_inline(marked)
    lines = expected.strip("\n").split("\n") if expected.strip() else []
    told = {line.split()[0]: line.partition(" ")[2] for line in lines if not line.startswith("protected")}
    groups = {tag.group: _key(tag.group, tagged) for tag in tagged}
    assert set(groups) == set(told), path.name
    return (
        text,
        {groups[group]: said for group, said in told.items()},
        [ln for ln in lines if ln.startswith("protected")],
    )


def _key(group: str | None, tagged: list[Tagged]) -> Key:
    def pieces(kind: str) -> Iterable[Span]:
        return (tag.span for tag in tagged if tag.group == group and tag.kind == kind)

    return tuple(pieces("content")), next(iter(pieces("cue")), None), next(iter(pieces("source")), None)


def found_in(reading: Reading) -> tuple[dict[Key, str], list[str]]:
    """What was found, written as the gold is."""
    by_id = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    said = {
        (item.content, item.cue, item.source): f"{item.style} {item.manner} -> {by_id[mark_id(item)].name or '?'}"
        for item in reading.of(Attribution)
    }
    masks = [(mark, ", ".join(span.of(reading.text) for span in mark.mask)) for mark in reading.of(Protected)]
    return said, [f"protected | {mark.name} | {mark.reason} | {places}" for mark, places in masks]


def score(name: str) -> dict[str, tuple[int, int, int]]:
    """For each measure how many are in the gold, found, and both."""
    rows: dict[str, list[tuple[set[object], set[object]]]] = {}
    for path in paths(name):
        text, gold, hidden = gold_of(path)
        found, masked = found_in(read(text))
        for what, left, right in (
            ("content and source", {(k[0], k[2]) for k in gold}, {(k[0], k[2]) for k in found}),
            ("speaker", {(k[0], v.partition("->")[2]) for k, v in gold.items()},
             {(k[0], v.partition("->")[2]) for k, v in found.items()}),
            ("protected", {ln.rpartition(" | ")[0] for ln in hidden}, {ln.rpartition(" | ")[0] for ln in masked}),
            ("protected, every place", set(hidden), set(masked)),
        ):  # fmt: skip
            rows.setdefault(what, []).append((set(left), set(right)))
    return {
        what: (sum(len(g) for g, _ in pairs), sum(len(f) for _, f in pairs), sum(len(g & f) for g, f in pairs))
        for what, pairs in rows.items()
    }


def main() -> None:
    """Print the scores of the files whose names begin as asked."""
    for what, (gold, found, both) in score(sys.argv[1]).items():
        precision, recall = 100 * both / max(found, 1), 100 * both / max(gold, 1)
        sys.stdout.write(f"{what:24} gold {gold:3} found {found:3} P {precision:5.1f} R {recall:5.1f}\n")


if __name__ == "__main__":
    main()
