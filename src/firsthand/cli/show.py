"""`firsthand show`: one report with its marks in place, in the notation of the golden tests."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON, RECORD
from firsthand.cli.printing import printable, say_json
from firsthand.record.ask import WITHHELD, Ask
from firsthand.text.inline import Tagged, render_inline
from firsthand.vocabulary import Span

KINDS = ("parts", "attributions", "figures", "times", "people")
USUAL = ("attributions", "figures", "times")


@click.command(
    "show",
    cls=Command,
    examples=(
        "firsthand show pile.db 001.txt",
        "firsthand show pile.db 001.txt --kinds parts",
    ),
)
@RECORD
@click.argument("report")
@click.option("--kinds", default=",".join(USUAL), show_default=True, help=f"What to mark, of: {', '.join(KINDS)}.")
@JSON
def command(record: Path, report: str, *, kinds: str, as_json: bool) -> None:
    """Print one REPORT (its name, address or id) with its marks in braces.

    The pieces of one attribution carry one number: {source.1:...} {cue.1:...} {content.1:...}. Names of protected
    people are withheld. A brace of the text itself is doubled.
    """
    wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()]
    if unknown := [kind for kind in wanted if kind not in KINDS]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(KINDS)}", param_hint="--kinds")
    with Ask(record) as ask:
        name = ask.find_report(report)
        shown = ask.reader_text(name)
        text, moved = _withhold(shown.report.text, shown.mask)
        marked = render_inline(text, [tag._replace(span=moved(tag.span)) for tag in _tags(ask, name, wanted)])
        if as_json:
            say_json({"report": shown.report.name, "report_id": name, "marked": marked})
        else:
            click.echo("\n".join(printable(line) for line in marked.split("\n")))


def _tags(ask: Ask, report: str, kinds: Sequence[str]) -> Iterator[Tagged]:
    """The spans to mark, by kind."""
    if "parts" in kinds:
        for part in ask.reader_text(report).report.parts:
            yield Tagged(part.span, part.kind)
    if "attributions" in kinds:
        for number, said in enumerate(ask.attributions(report), 1):
            for kind, pair in (("source", said.source_span), ("cue", said.cue_span)):
                if pair:
                    yield Tagged(Span(*pair), kind, str(number))
            for piece in said.content:
                yield Tagged(Span(*piece), "content", str(number))
    if "figures" in kinds:
        yield from (Tagged(Span(row.start, row.end), "figure") for row in ask.figures(report))
    if "times" in kinds:
        yield from (Tagged(Span(row.start, row.end), "time") for row in ask.times(report))
    if "people" in kinds:
        for person in ask.people(report):
            yield from (Tagged(Span(*mention), "person") for mention in person.mentions)


class _Moved:
    """Where a span stands once each masked place is `WITHHELD`."""

    def __init__(self, mask: Sequence[Span]) -> None:
        self._mask = mask

    def __call__(self, span: Span) -> Span:
        return Span(self._start(span.start), self._end(span.end))

    def _start(self, at: int) -> int:
        by = 0
        for place in self._mask:
            if place.end <= at:
                by += len(WITHHELD) - (place.end - place.start)
            elif place.start < at:
                return place.start + by
        return at + by

    def _end(self, at: int) -> int:
        by = 0
        for place in self._mask:
            if place.end <= at:
                by += len(WITHHELD) - (place.end - place.start)
            elif place.start < at:
                return place.start + by + len(WITHHELD)
        return at + by


def _withhold(text: str, mask: Sequence[Span]) -> tuple[str, _Moved]:
    """The text with `WITHHELD` for each place of the mask, and how spans move with it."""
    out: list[str] = []
    done = 0
    for place in mask:
        out += [text[done : place.start], WITHHELD]
        done = place.end
    return "".join([*out, text[done:]]), _Moved(mask)
