"""One sentence of thousands of words, as a broken feed brings: no stage goes over all of it again and again."""

from collections.abc import Callable
from time import process_time

import pytest

from firsthand.annotate.attributions import attributions
from firsthand.annotate.attributions.nested import MOST_READ_AGAIN, within_measure
from firsthand.annotate.figures import figures
from firsthand.annotate.figures.context import Context
from firsthand.annotate.figures.wording import ENGLISH
from firsthand.annotate.protected import protected
from firsthand.annotate.times import times
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Published, Span, make_report

MOST_SECONDS = 4
"""Of processor time: each took 9 to 13 when it grew faster than the sentence, and takes less than a tenth of one."""


def seconds(run: Callable[[], object]) -> float:
    before = process_time()
    run()
    return process_time() - before


@pytest.mark.parametrize(
    ("stage", "text"), [(attributions, ", ".join(["a"] * 3000)), (times, "-".join(["twenty"] * 400))]
)
def test_a_crowded_sentence_is_read_in_time(stage: Annotator, text: str) -> None:
    list(stage.run(Reading(make_report("Holm said on Monday that it rained.", "a"))))  # the tables are read once
    assert seconds(lambda: list(stage.run(Reading(make_report(text, "a"))))) < MOST_SECONDS


def test_of_many_figures_and_times_it_is_read_once_where_clauses_begin() -> None:
    reading = Reading(make_report("it is nine months since " * 500, "a", published=Published("2031-05-07", "given")))
    reading.add(times.run(reading))
    assert seconds(lambda: list(figures.run(reading))) < MOST_SECONDS


def test_what_overlapping_contents_say_is_read_again_a_few_times_at_most() -> None:
    passage = Span(0, 1000)
    read = list(within_measure((Span(at, 900) for at in range(900)), passage))
    assert 0 < sum(one.end - one.start for one in read) <= MOST_READ_AGAIN * 1000
    assert list(within_measure([Span(0, 400), Span(500, 900)], passage)) == [Span(0, 400), Span(500, 900)]


def test_whom_a_sentence_cites_is_read_once() -> None:
    asked: list[str] = []

    def name_in(words: str) -> str | None:
        asked.append(words)
        return ENGLISH.name_in(words)

    text = "According to Custody Watch, 5 were held, 6 were freed and 7 were fined."
    context = Context(Reading(make_report(text, "a")), ENGLISH._replace(name_in=name_in))
    figures = [Span(text.index(number), text.index(number) + 1) for number in "567"]
    assert [context.origin(figure, Span(0, len(text)), None) for figure in figures] == ["Custody Watch"] * 3
    assert len(asked) == 1


def test_of_many_names_it_is_asked_once_whether_a_report_tells_of_children() -> None:
    text = " ".join(
        f"В 14 лет Иван {chr(1040 + at % 30)}{chr(1072 + at // 30)}гинов ушёл в армию." for at in range(800)
    )
    assert seconds(lambda: list(protected.run(Reading(make_report(text, "a"))))) < MOST_SECONDS
