"""Golden texts for the stages after the tagger: names and attributions marked by hand, then what must come out.

{person:Ilse Marten} {cue.1:said} ... a name of a kind, the pieces of attribution 1; a line `---`; the expected lines.
"""

from pathlib import Path

from firsthand.annotate.entities import entities
from firsthand.annotate.protected import protected
from firsthand.annotate.speakers import speakers
from firsthand.stage import Reading
from firsthand.text.inline import Tagged, parse_inline
from firsthand.vocabulary import (
    Attribution,
    Entity,
    Mark,
    Mention,
    Protected,
    Span,
    Speaker,
    Style,
    hull,
    make_report,
    mark_id,
)

GOLDEN = Path(__file__).parent.parent / "golden"
NAME_KINDS = {"person", "body", "place", "other"}


def cases(stage: str) -> list[tuple[str, str, list[str]]]:
    """Name, marked text and expected lines of each golden file of a stage."""
    found = []
    for path in sorted((GOLDEN / stage).glob("*.txt")):
        marked, _, expected = path.read_text("utf-8").partition("\n---\n")
        found.append((path.stem, marked, expected.strip("\n").split("\n") if expected.strip() else []))
    return found


def read_marked(marked: str, outlet: str | None = None) -> Reading:
    """A report with the marks of its braces, and what the three stages make of them."""
    text, tagged = parse_inline(marked)
    reading = Reading(make_report(text, "golden.txt", outlet=outlet), _marks(text, tagged))
    for stage in (entities, speakers, protected):
        reading.add(stage.run(reading))
    return reading


def _marks(text: str, tagged: list[Tagged]) -> list[Mark]:
    marks: list[Mark] = []
    for tag in tagged:
        if tag.kind == "person":
            marks.append(Mention(span=tag.span, kind="person"))
        elif tag.kind == "body":
            marks.append(Mention(span=tag.span, kind="body"))
        elif tag.kind == "place":
            marks.append(Mention(span=tag.span, kind="place"))
    groups = sorted({tag.group for tag in tagged if tag.group})
    return [*marks, *(_attribution(text, [tag for tag in tagged if tag.group == group]) for group in groups)]


def _attribution(text: str, pieces: list[Tagged]) -> Attribution:
    content = tuple(tag.span for tag in pieces if tag.kind == "content")
    cue = next((tag.span for tag in pieces if tag.kind == "cue"), None)
    source = next((tag.span for tag in pieces if tag.kind == "source"), None)
    return Attribution(
        span=hull([tag.span for tag in pieces]), content=content, cue=cue, source=source, style=_style(text, content)
    )


def _style(text: str, content: tuple[Span, ...]) -> Style:
    pieces = [span.of(text) for span in content]
    if all(piece[0] in '“"' and piece[-1] in '”"' for piece in pieces):
        return "direct"
    return "mixed" if any("“" in piece or '"' in piece for piece in pieces) else "indirect"


def entity_lines(reading: Reading, *kinds: str) -> list[str]:
    """`name | unnamed, plural, f or m | mentions | roles` of each entity of the kinds asked, in text order."""
    lines = []
    for entity in reading.of(Entity):
        if entity.kind in kinds:
            notes = [entity.kind, *(["unnamed"] if not entity.named else []), *(["plural"] if entity.plural else [])]
            notes += [entity.gender] if entity.gender else []
            mentions = ", ".join(span.of(reading.text) for span in entity.mentions)
            roles = "; ".join(span.of(reading.text) for span in entity.roles)
            lines.append(f"{entity.name} | {' '.join(notes)} | {mentions} | {roles}".rstrip(" |"))
    return lines


def speaker_lines(reading: Reading) -> list[str]:
    """`source -> speaker | chain | because` of each attribution, in text order."""
    lines = []
    by_id = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    for item in reading.of(Attribution):
        speaker = by_id[mark_id(item)]
        source = item.source.of(reading.text) if item.source else "-"
        chain = " < ".join(f"{party.name} ({party.kind})" for party in speaker.chain)
        lines.append(f"{source} -> {speaker.name or 'unresolved'} | {chain} | {speaker.because}")
    return lines


def protected_lines(reading: Reading) -> list[str]:
    """`name | reason | words that say so | places masked`."""
    return [
        f"{mark.name} | {mark.reason} | {mark.because.of(reading.text)} | "
        + ", ".join(span.of(reading.text) for span in mark.mask)
        for mark in reading.of(Protected)
    ]
