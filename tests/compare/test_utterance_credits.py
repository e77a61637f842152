"""Which words of a report credit a translation of what somebody says in it, or tell the language it was said in."""

import re

import pytest

from firsthand.compare.utterances.credits import credits_of
from firsthand.vocabulary import Span

QUOTED = re.compile("“[^”]*”|«[^»]*»(?= —)")


def told(text: str) -> list[tuple[str, str | None]]:
    """(words, who) of each credit of the quotations of one person in the text."""
    content = [Span(*match.span()) for match in QUOTED.finditer(text)]
    return [(one.span.of(text), one.by) for one in credits_of(text, content)]


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        (
            "“We stay,” she said, in remarks translated from Russian by Anna Berg.",
            "remarks translated from Russian by Anna Berg",
            "Anna Berg",
        ),
        ("“We stay,” she said (translated from the Russian).", "translated from the Russian", None),
        ("“We stay,” she said. The translation is ours.", "The translation is ours", None),
        ("“We stay,” she said, in the Courier’s translation.", "in the Courier’s translation", "the Courier"),
        ("Speaking through an interpreter, she said: “We stay.”", "through an interpreter", None),
        ("“We stay,” she said through a translator, “and wait.”", "through a translator", None),
        ("“We stay,” she told Coastwire in her native Ukrainian.", "told Coastwire in her native Ukrainian", None),
        (
            "“We stay,” she said.\n\nTranslated by the Harbour Post",
            "Translated by the Harbour Post",
            "the Harbour Post",
        ),
        ("Translation: Anna Berg\n\n“We stay,” she said.", "Translation: Anna Berg", "Anna Berg"),
        ("“We stay,” she said.\n\nTranslated from Veldanian.", "Translated from Veldanian", None),
        ("«Мы остаёмся» — сказала она (перевод с английского).", "перевод с английского", None),
        ("«Мы остаёмся» — сказала она. Перевод редакции.", "Перевод редакции", None),
        ("«Мы остаёмся» — сказала она по-английски.", "сказала она по-английски", None),
        ("«Мы остаёмся» — сказала она.\n\nПеревод: Анна Берг", "Перевод: Анна Берг", "Анна Берг"),
    ],
)
def test_a_credit_is_the_words_that_give_it(text: str, words: str, by: str | None) -> None:
    assert told(text) == [(words, by)]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” said the author, whose novel, translated from Russian by Anna Berg, sold well.",
        "“We stay,” said the head of the only school in Russian hands.",
        "“We stay,” she said in Russian-held Severn.",
        "“We stay,” she said. Translated into votes, that is a majority.",
        "Translated by hand\n\n“We stay,” she said.",
        "“We stay,” she said. The film lost much in its translation from the page to the screen.",
        "«Мы остаёмся» — сказала она. Имя в переводе с греческого значит «мир».",
        (
            "Translated by many hands, the book that the two of them had written in a winter was read by nobody, and"
            " was then lost in a fire at the printer’s.\n\n“We stay,” she said."
        ),
        "“We stay,” she said.",
    ],
)
def test_what_is_translated_or_said_of_something_else_is_no_credit(text: str) -> None:
    assert told(text) == []


def test_another_sentence_does_not_tell_the_language() -> None:
    assert told("He said in Polish that it was cold. She said: “We stay.”") == []


def test_a_statement_without_words_has_no_credit() -> None:
    assert credits_of("Translated from Russian.\n\nShe nodded.", ()) == ()
