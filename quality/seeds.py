"""The three seed reports against their hand-made gold: the bars that every change must keep.

python quality/seeds.py [FOLDER]

FOLDER holds 000.txt, 001.txt, 003.txt, gold.json, names.jsonl, times.jsonl, figures.jsonl (default: the pack).
Reads them with the dates and the outlet that the editor gives, annotates them, prints what was found and missed, and
exits 1 if a bar is missed. Figures and times are skipped with a note while no stage makes them.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.annotate.entities import entities
from firsthand.annotate.protected import protected
from firsthand.annotate.speakers import speakers
from firsthand.pipeline import ANNOTATE
from firsthand.read import ReadOptions, read_inputs
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Attribution, Figure, Mention, Protected, Span, Speaker, TimeExpression, mark_id
from pack import PACK

SEEDS = PACK / "data" / "seeds"
ABOUT = "file,published,outlet\n000.txt,2022-03-17,\n001.txt,2022-03-16,Insider\n003.txt,2024-03-20,\n"
MIN_ATTRIBUTIONS = 38
MIN_FIGURES = 15
MIN_NAMES = 80
PROTECTED = {"Anna", "Artyom"}
MIN_OVERLAP = 0.5
"""Shared characters over all characters of gold and found content: the pack's iou50."""


class Bar(NamedTuple):
    """One line of the result."""

    name: str
    reached: bool
    says: str


def main() -> None:
    """Print each bar and what was missed; exit 1 if one is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SEEDS)
    folder: Path = parser.parse_args().folder
    if not (folder / "gold.json").exists():
        print(f"no seeds in {folder}: nothing to compare with")
        return
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    readings = {reading.report.name.removesuffix(".txt"): reading for reading in read_seeds(folder)}
    bars = [
        *attribution_bars(gold["quotations"], readings),
        name_bar(_lines(folder / "names.jsonl"), readings),
        *time_bars(_lines(folder / "times.jsonl"), readings),
        *figure_bars(_lines(folder / "figures.jsonl"), readings),
        protected_bar(readings),
    ]
    for bar in bars:
        print(f"{'reached' if bar.reached else 'MISSED '}  {bar.name}: {bar.says}")
    sys.exit(not all(bar.reached for bar in bars))


def read_seeds(folder: Path) -> Iterator[Reading]:
    """The three reports, read and annotated."""
    with tempfile.TemporaryDirectory() as made:
        about = Path(made) / "about.csv"
        about.write_text(ABOUT, encoding="utf-8")
        paths = sorted(folder.glob("0*.txt"))
        reports = [report for _, report in read_inputs(paths, ReadOptions(about=about)) if report]
    for report in reports:
        reading = Reading(report)
        for stage in stages():
            reading.add(stage.run(reading))
        yield reading


def stages() -> list[Annotator]:
    """The pipeline's annotators, and ours where it does not list them yet."""
    listed = list(ANNOTATE)
    names = {stage.name for stage in listed}
    return listed + [stage for stage in (entities, speakers, protected) if stage.name not in names]


def attribution_bars(quotations: list[dict[str, Any]], readings: dict[str, Reading]) -> list[Bar]:
    """The attributions found with the right speaker, and the terms that were given one."""
    missed, terms = [], []
    for quotation in quotations:
        spoken = list(_spoken(readings[quotation["doc"]]))
        if quotation["type"] == "term":
            given = [name for content, name in spoken if _is_term(content, quotation, quotations)]
            terms += [f"{quotation['id']} {_words(quotation)!r} given to {name}" for name in given if name]
            continue
        names = [name for content, name in spoken if any(_overlap(content, g) for g in _spans(quotation))]
        if not any(name and _same_speaker(name, quotation) for name in names):
            missed.append(f"{quotation['id']} {quotation['canonical_speaker']}: {_words(quotation)!r}, found {names}")
    right = len(quotations) - len(missed) - len(terms)
    lines = "".join(f"\n         - {line}" for line in missed)
    says = f"{right} of {len(quotations)}, at least {MIN_ATTRIBUTIONS}{lines}"
    given_lines = "".join(f"\n         - {line}" for line in terms)
    return [
        Bar("attributions with the right speaker", right >= MIN_ATTRIBUTIONS, says),
        Bar("terms in quotation marks given a speaker", not terms, f"{len(terms)}, at most 0{given_lines}"),
    ]


def _spoken(reading: Reading) -> Iterator[tuple[tuple[Span, ...], str | None]]:
    """The content of each attribution and the name of its speaker."""
    by_id = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    for item in reading.of(Attribution):
        speaker = by_id.get(mark_id(item))
        yield item.content, speaker.name if speaker else None


def _spans(quotation: dict[str, Any]) -> list[Span]:
    """The gold content, and each of its fragments with their quotation marks."""
    content = quotation["content"]
    whole = [Span(content["start"], content["end"])] if content else []
    return whole + [Span(f["outer_start"], f["outer_end"]) for f in quotation["fragments"]]


def _overlap(content: tuple[Span, ...], gold: Span) -> bool:
    """True if the whole content or one of its pieces shares half of its characters with `gold`."""
    pieces = [(piece,) for piece in content]
    return any(_shared(spans, gold) >= MIN_OVERLAP for spans in (content, *pieces))


def _shared(spans: tuple[Span, ...], gold: Span) -> float:
    both = sum(max(0, min(span.end, gold.end) - max(span.start, gold.start)) for span in spans)
    return both / (sum(span.end - span.start for span in spans) + gold.end - gold.start - both)


def _is_term(content: tuple[Span, ...], term: dict[str, Any], quotations: list[dict[str, Any]]) -> bool:
    """True if the content is the term, or holds it and is no attribution of the gold."""
    (place,) = (Span(f["outer_start"], f["outer_end"]) for f in term["fragments"])
    if not any(piece.overlaps(place) for piece in content):
        return False
    others = (g for q in quotations if q["doc"] == term["doc"] and q["type"] != "term" for g in _spans(q))
    return not any(_overlap(content, gold) or any(p.covers(gold) for p in content) for gold in others)


def _same_speaker(name: str, quotation: dict[str, Any]) -> bool:
    """True if the name is the gold's canonical one, or the words that stand for an unnamed source."""
    gold = re.sub(r"\(.*?\)|anonymous:|some of", "", quotation["canonical_speaker"]).lower().strip(" ;")
    mention = (quotation["speaker_mention"] or {}).get("text", "").lower()
    words = name.lower().removeprefix("the ").removeprefix("a ")
    wanted = {form.removeprefix("the ").removeprefix("a ") for form in (gold, mention) if form}
    return words in wanted or any(words == w.split(",")[0].replace("’", "'") for w in wanted)


def _words(quotation: dict[str, Any]) -> str:
    piece = quotation["content"] or next(iter(quotation["fragments"]), {"text": ""})
    return str(piece["text"])[:50]


def name_bar(documents: list[dict[str, Any]], readings: dict[str, Reading]) -> Bar:
    """F1 of the names alone, exact spans; the pack's `names` task asks for titles and pronouns too."""
    right = found = asked = 0
    for document in documents:
        gold = {(mention["start"], mention["end"]) for mention in document["mentions"]}
        ours = {(mark.span.start, mark.span.end) for mark in readings[document["id"]].of(Mention)}
        right, found, asked = right + len(gold & ours), found + len(ours), asked + len(gold)
    f1 = 200 * right / (found + asked)
    return Bar(
        "names, exact F1", f1 >= MIN_NAMES, f"{f1:.1f}, at least {MIN_NAMES} ({right} right of {found}, gold {asked})"
    )


def time_bars(documents: list[dict[str, Any]], readings: dict[str, Reading]) -> list[Bar]:
    """The core expressions with the right value, and the trap. A date line is right if it dates the report."""
    if not any(reading.of(TimeExpression) for reading in readings.values()):
        return [Bar("times", reached=True, says="skipped: no stage makes them yet")]
    missed, trapped, asked = [], [], 0
    for document in documents:
        reading = readings[document["id"]]
        for gold in document["times"]:
            span = Span(gold["start"], gold["end"])
            found = {time.value for time in reading.of(TimeExpression) if time.span.overlaps(span)}
            if gold["type"] == "NONE":
                trapped += [span.of(reading.text)] if found else []
            elif not gold.get("optional") and not gold["class"].startswith("event-anchored"):
                asked += 1
                dated = gold["class"] == "explicit ISO = DCT" and reading.report.date == gold["value"]
                if gold["value"] not in found and not dated:
                    missed.append(
                        f"{document['id']} {span.of(reading.text)!r} {gold['value']}, found {sorted(map(str, found))}"
                    )
    lines = "".join(f"\n         - {line}" for line in missed)
    return [
        Bar("core times with the right value", not missed, f"{asked - len(missed)} of {asked}{lines}"),
        Bar("'a second of want' left alone", not trapped, f"{trapped or 'not tagged'}"),
    ]


def figure_bars(documents: list[dict[str, Any]], readings: dict[str, Reading]) -> list[Bar]:
    """The figures with the right value and bound; an optional one is right if left out."""
    if not any(reading.of(Figure) for reading in readings.values()):
        return [Bar("figures", reached=True, says="skipped: no stage makes them yet")]
    missed, asked, counted = [], 0, []
    for document in documents:
        reading = readings[document["id"]]
        found = reading.of(Figure)
        counted += [f.span.of(reading.text) for f in found if "Feb" in reading.text[f.span.start - 6 : f.span.end]]
        for gold in document["figures"]:
            asked += 1
            here = [f for f in found if f.span.overlaps(Span(gold["start"], gold["end"]))]
            if not any(_same_figure(f, gold) for f in here) and not (gold.get("optional") and not here):
                was = [(f.low, f.high, f.bound) for f in here]
                missed.append(f"{document['id']} {gold['value']} {gold['bound']}, found {was}")
    lines = "".join(f"\n         - {line}" for line in missed)
    says = f"{asked - len(missed)} of {asked}, at least {MIN_FIGURES}{lines}"
    return [
        Bar("figures with the right value and bound", asked - len(missed) >= MIN_FIGURES, says),
        Bar("'Feb. 24' is no count", not counted, str(counted or "not counted")),
    ]


def _same_figure(found: Figure, gold: dict[str, Any]) -> bool:
    value = gold["value"]
    low, high = value if isinstance(value, list) else (value, value)
    return (found.low, found.high, found.bound) == (low, high, gold["bound"])


def protected_bar(readings: dict[str, Reading]) -> Bar:
    """The protected people: those two and nobody else."""
    names = {mark.name for reading in readings.values() for mark in reading.of(Protected)}
    return Bar(
        "protected people", names == PROTECTED, f"{', '.join(sorted(names))}; must be {', '.join(sorted(PROTECTED))}"
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


if __name__ == "__main__":
    main()
