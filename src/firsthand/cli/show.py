"""`firsthand show`: one report with its marks in place, in the notation of the golden tests."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON
from firsthand.cli.printing import note, printable, say_json
from firsthand.cli.progress import Bar
from firsthand.errors import BadInput
from firsthand.pipeline import read_into
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
        "firsthand show 001.txt",
    ),
)
@click.argument("record", metavar="RECORD|FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("report", required=False)
@click.option("--kinds", default=",".join(USUAL), show_default=True, help=f"What to mark, of: {', '.join(KINDS)}.")
@JSON
def command(record: Path, report: str | None, *, kinds: str, as_json: bool) -> None:
    """Print one REPORT (its name, address or id) with its marks in braces.

    The pieces of one attribution carry one number: {source.1:...} {cue.1:...} {content.1:...}. Names of protected
    people are withheld. A brace of the text itself is doubled. A FILE alone is read and shown, and nothing is kept.
    """
    wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()]
    if unknown := [kind for kind in wanted if kind not in KINDS]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(KINDS)}", param_hint="--kinds")
    if report is not None:
        with Ask(record) as ask:
            _show(ask, ask.find_report(report), wanted, as_json=as_json)
    else:
        _show_file(record, wanted, as_json=as_json)


def _show_file(file: Path, kinds: Sequence[str], *, as_json: bool) -> None:
    """Print every report of one file, from a record that is gone afterwards."""
    if _is_record(file):
        raise BadInput(f"{file} is a record: name one of its reports after it (firsthand list reports {file}).")
    with TemporaryDirectory(prefix="firsthand-") as folder:
        kept = Path(folder) / "record.db"
        with Bar() as bar:
            read_into(kept, [file], None, None, bar)
        with Ask(kept) as ask:
            reports = list(ask.reports())
            for number, row in enumerate(reports):
                if number and not as_json:
                    click.echo()
                if len(reports) > 1 and not as_json:
                    click.echo(f"== {printable(row.report)}")
                _show(ask, row.id, kinds, as_json=as_json)
            if not reports:
                raise BadInput(f"No report in {file}: {'; '.join(entry.reason or '' for entry in ask.ledger())}")


def _is_record(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


_SQLITE = b"SQLite format 3\0"


def _show(ask: Ask, report: str, kinds: Sequence[str], *, as_json: bool) -> None:
    shown = ask.reader_text(report)
    text, moved = _withhold(shown.report.text, shown.mask)
    marked = render_inline(text, [tag._replace(span=moved(tag.span)) for tag in _tags(ask, report, kinds)])
    implied = ask.report(report).implied
    if implied and not as_json:
        note(f"no date; implied, not known: {implied.because}")
    if as_json:
        say_json({"report": shown.report.name, "report_id": report, "marked": marked, "implied": implied})
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
