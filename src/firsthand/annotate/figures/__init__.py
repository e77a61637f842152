"""Report to `Figure` marks: every quantity with its hedge, what it counts, its scope, its days, and who counted.

Sentences without a number word are passed over. Numbers that count nothing are typed (ordinals, scores, ages) or left
out (dates, names with numbers, articles of laws, telephone numbers).
"""

from collections.abc import Iterator

from firsthand.annotate.figures.context import Context
from firsthand.annotate.figures.counted import with_nouns
from firsthand.annotate.figures.numerals import Numeral, vague_range
from firsthand.annotate.figures.quantities import quantities_in
from firsthand.annotate.figures.quantity import Line, Quantity
from firsthand.annotate.figures.sentences import numbered_sentences
from firsthand.annotate.figures.tabled import quantities_by_tables
from firsthand.annotate.figures.tables import LANGUAGES, Tables, read_tables
from firsthand.annotate.figures.wording import wording_of
from firsthand.annotate.figures.words import is_person, singular
from firsthand.stage import Annotator, Reading
from firsthand.text.script import language_of, stretches_by_language
from firsthand.vocabulary import Attribution, Bound, Figure, Span, Speaker, TimeExpression, mark_id

_PERSONS_BY_FATE = frozenset({"dead", "missing", "injured", "wounded", "detained", "displaced", "arrested"})
LARGEST_HOUR = 12
"""Bare number words up to here are as often hours as counts."""

__all__ = ["figures", "find_figures"]


def find_figures(reading: Reading) -> Iterator[Figure]:
    """The figures of a report in text order; the report's metadata lines are not read."""
    language = language_of(reading.report.language, reading.text)
    skipped = [part.span for part in reading.report.parts_of("metadata", "byline", "credit")]
    for code, stretches in stretches_by_language(reading.text, language):
        context = Context(reading, wording_of(code))
        for sentence, quantity in _quantities(reading.text, context, read_tables(code) if code in LANGUAGES else None):
            read_here = stretches is None or any(span.covers(quantity.span) for span in stretches)
            if read_here and _is_figure(quantity) and not any(span.overlaps(quantity.span) for span in skipped):
                yield from _figures_of(quantity, sentence, context, reading)


def _quantities(text: str, context: Context, tables: Tables | None) -> Iterator[tuple[Span, Quantity]]:
    """Each quantity with its sentence, by the `tables` of a language, else by the English reader."""
    sentences = numbered_sentences(text, tables)
    if tables is not None:
        for sentence in sentences:
            for quantity in quantities_by_tables(text, sentence, context.dates(sentence), tables):
                yield sentence, quantity
        return
    lines = [(sentence, Line(text, sentence, context.dates(sentence))) for sentence in sentences]
    read = with_nouns([(line, list(quantities_in(line))) for _, line in lines])
    for (sentence, _), (_, quantities) in zip(lines, read, strict=True):
        for quantity in quantities:
            yield sentence, quantity


def _is_figure(quantity: Quantity) -> bool:
    """False for what only looks like a count: "one of the reasons", "5G", a bare "one"."""
    if quantity.form == "one of" or quantity.kind == "name":
        return False
    bare = quantity.head is None and quantity.unit is None and quantity.verb is None and not quantity.toll
    small = quantity.form in {"words", "either"} and quantity.numerals[0].value <= LARGEST_HOUR
    if small and quantity.kind == "count" and quantity.head is None and not quantity.toll and quantity.of is None:
        return quantity.stands or (quantity.verb is not None and quantity.verb.whom == "person")  # else an hour
    return not (bare and quantity.form == "words" and quantity.kind == "count" and quantity.numerals[0].value <= 1)


def _figures_of(quantity: Quantity, sentence: Span, context: Context, reading: Reading) -> Iterator[Figure]:
    if quantity.form == "movement":
        for numeral in quantity.numerals:
            yield _figure(quantity, (numeral,), sentence, context, reading)
    else:
        yield _figure(quantity, quantity.numerals, sentence, context, reading)


def _figure(
    quantity: Quantity, numerals: tuple[Numeral, ...], sentence: Span, context: Context, reading: Reading
) -> Figure:
    low, high, bound = _range(quantity, numerals, reading)
    number = quantity.number
    as_of = context.as_of(quantity.span, sentence)
    if quantity.toll and as_of.days[0] == as_of.days[1]:
        as_of = as_of._replace(days=(None, as_of.days[1]))  # the day of the count, not of the deaths
    held = context.attribution(quantity.number)
    head = quantity.head
    before = Span(quantity.words[0].start, quantity.words[-1].start - 1) if len(quantity.words) > 1 else None
    scope = (*((before,) if before is not None and before.start < before.end else ()), *quantity.scope)
    return Figure(
        span=quantity.span,
        number=number,
        kind=quantity.kind,
        low=low,
        high=high,
        bound=bound,
        unit=_unit(quantity),
        counted=head.text if head else None,
        counted_span=Span(head.start, head.end) if head else None,
        predicate=quantity.verb.lemma if quantity.verb else None,
        scope=scope,
        change=quantity.form != "movement" and (quantity.increment or quantity.change is not None),
        as_of=as_of.days,
        as_of_span=as_of.span,
        attribution=mark_id(held) if held is not None else None,
        origin=context.origin(quantity.span, sentence, held),
    )


def _range(
    quantity: Quantity, numerals: tuple[Numeral, ...], reading: Reading
) -> tuple[float | None, float | None, Bound]:
    if not numerals:
        return None, None, "="
    if numerals[0].form == "vague":
        low, high = vague_range(numerals[0], reading.settings.vague)
        return low, high, "~" if quantity.bound == "=" else quantity.bound
    values = [numeral.value for numeral in numerals]
    return min(values), max(values), quantity.bound


def _unit(quantity: Quantity) -> str | None:
    """What `counted` is one of: person for people of all sorts, else the singular of the head, else the measure."""
    if quantity.unit is not None:
        return f"{quantity.unit.name} per {quantity.per}" if quantity.per else quantity.unit.name
    head, verb = quantity.head, quantity.verb
    if quantity.kind == "age":
        return "year of age"
    if quantity.of is not None:
        name = quantity.of
    elif quantity.toll:
        name = "person"
    elif head is not None:
        name = "person" if is_person(head.low) or head.low in _PERSONS_BY_FATE else singular(head.low)
    elif quantity.persons or (verb is not None and verb.whom == "person"):
        name = "person"
    else:
        return None
    return f"{name} per {quantity.per}" if quantity.per else name


figures = Annotator(
    name="figures",
    version="6",
    needs=(TimeExpression, Attribution, Speaker),
    makes=(Figure,),
    run=find_figures,
    says="Figures with their hedge, what they count, their scope, the days they cover, and who counted.",
)
