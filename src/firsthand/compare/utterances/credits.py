"""A report's text around what somebody says -> the words that credit a translation, or name its language.

Only what says so of these words: a credit beside the statement ("remarks translated from Russian", "through an
interpreter", "she said in Ukrainian"), or a line of its own for the whole report. A novel translated from Russian is
none.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from firsthand.lexicon import read_table
from firsthand.vocabulary import Span

CREDIT_CHARACTERS = 160
"""How far from the statement a credit may stand, in its own paragraph."""
MAX_LINE = 140
"""Characters of a line that is a credit for the whole report; longer ones are prose."""
CreditKind = Literal["translation", "language"]


class Credit(NamedTuple):
    """Words of the report that credit its wording."""

    span: Span
    kind: CreditKind
    """translation: that the words are one; language: in which they were said."""
    by: str | None
    """Who translated, as the report writes it; None where it does not say."""


_LANGUAGE = rf"(?: {' | '.join(row['language'] for row in read_table('languages'))} ) \b"
_NAME = r"(?-i: (?:the\s)? [A-Z][\w’'-]* (?: \s (?:(?:of|the|and|de|van|von)\s)? [A-Z][\w’'-]* ){0,4} )"
_WHO = rf"(?: {_NAME} | (?:our|this|its|an?|his|her|their) \s (?:own\s)? [\w’'-]+ )"
_BY = f"(?P<by> {_WHO} )"
_FROM = r"(?: \s from \s (?:the\s)? (?:original\s)? (?-i:[A-Z])\w+ )"
"""Any language: who translates from an invented or a small one says so, too."""
_OF_WORDS = (
    r"(?: words? | remarks? | comments? | statements? | speech | interview | letter | message | quot(?:es?|ations?) )"
)
_LANGUAGE_RU = r"(?: [а-яё]+[сц]кого | иврита | фарси | хинди | урду )"
_NAME_RU = r"(?-i: [А-ЯЁ][а-яё-]+ (?: \s [А-ЯЁ][а-яё-]+ ){0,2} | «[^«»\n]{2,40}» )"

_TRANSLATED = rf"translated (?= {_FROM} | \s by \s {_WHO} | \s*[)\]] ) {_FROM}? (?: \s by \s {_BY} )?"
_TRANSLATIONS = tuple(
    re.compile(rf"(?xim) {pattern}")
    for pattern in (
        # "(translated from Russian by Anna Berg)", "Translated by the Courier"; in running text of words alone
        rf"""(?: ^ \W* | [(\[:.—–”"»] \s* ) (?P<credit> {_TRANSLATED} )""",
        rf"\b (?P<credit> (?: as | {_OF_WORDS} (?:\s(?:was|were|is|are))? ) \s {_TRANSLATED} )",
        rf"\b (?P<credit> (?:in\s)? (?:an?\s|the\s)? translation {_FROM}? (?: \sby\s | :\s* ) {_BY} )",
        # not "in its translation from the page to the screen"
        rf"""\b (?P<credit> in \s (?: (?P<by> {_NAME} ) (?<=['’]s) | our | its | his | her | their ) \s (?:own\s)?
            translation \b {_FROM}? ) (?! \s (?:of|from|to|into)\b )""",
        rf"(?: ^ \W* | [(\[] ) (?P<credit> translation {_FROM} )",
        r"\b (?P<credit> (?:the\s)? translations? \s (?:is|are) \s (?:ours|our\sown|mine|his|hers|theirs) \b )",
        r"""\b (?P<credit> (?:through|via|with\sthe\shelp\sof) \s (?:an?\s|the\s|his\s|her\s|their\s)? (?:court\s)?
            (?:interpreter|translator)s? \b )""",
        rf"\b (?P<credit> перевод \s с \s {_LANGUAGE_RU} (?: \s* [:—–-]? \s* (?P<by> {_NAME_RU} ) )? )",
        rf"\b (?P<credit> перевод (?: \s наш \b | \s редакции \b | \s? : \s? (?P<by> {_NAME_RU} ) ) )",
        rf"\b (?P<credit> перев[её]л(?:а|и)? \s с \s {_LANGUAGE_RU} (?: \s (?P<by> {_NAME_RU} ) )? )",
        # "в переводе с иврита значит" tells what a word means
        rf"""\b (?P<credit> в \s переводе \s (?: с \s {_LANGUAGE_RU} | (?P<by> {_NAME_RU} ) ) )
            (?! [^.!?\n]* \b (?:озна|знач) )""",
        r"\b (?P<credit> через \s переводчи[кц]\w* )",
    )
)
_HEARERS = rf"""(?: \s (?: he | she | they | (?:to\s)? (?: reporters | journalists | {_NAME} ) | (?:on|in) \s {_NAME}
    | in \s an? \s (?: post | message | video | letter | statement | interview ) ) ){{0,3}}"""
_LANGUAGES = tuple(
    re.compile(rf"(?xi) {pattern}")
    for pattern in (
        rf"""\b (?P<credit> (?: said | says | spoke | speaking | wrote | writing | posted | added | asked | answered
            | replied | told | speech | remarks ) {_HEARERS} \s in \s (?: his\s | her\s | their\s )? (?: native\s )?
            {_LANGUAGE} ) (?= \s*[,.;:)—–“”"] | \s (?:on|to|at|during|through|via|that|and|before|after)\b | \s*$ )""",
        r"""\b (?P<credit> (?: сказал | заявил | говори[лт] | написал | ответил | добавил | выступ[аи]л )\w*
            (?: \s [\w«»-]+ ){0,3}? \s (?: по-[а-яё]+ски | на \s [а-яё]+[сц]ком (?:\sязыке)? ) \b )""",
    )
)
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_END = re.compile(r"[.!?][”\"»)\]]*(?=\s|$)")
_OWN_LINE = re.compile(r"(?im)^[ \t*_(\[—–-]*(?:(?:the\s)?translat|перев[её]?[ло])[^\n]*$")


def credits_of(text: str, content: Sequence[Span]) -> tuple[Credit, ...]:
    """The credits of one statement, whose pieces are given in text order; in text order, none touches another.

    None where no piece is given.
    """
    if not content:
        return ()
    found = list(_beside(text, content))
    for line in _OWN_LINE.finditer(text):
        if len(line.group()) <= MAX_LINE and not any(piece.overlaps(Span(*line.span())) for piece in content):
            found += _matches(_TRANSLATIONS, text, Span(*line.span()), "translation")
    kept: list[Credit] = []
    for one in sorted(set(found), key=lambda credit: (credit.span.start, -credit.span.end, credit.by or "")):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _beside(text: str, content: Sequence[Span]) -> Iterator[Credit]:
    """Those in the paragraph, before, between and after the pieces; the language only in the sentence next to them."""
    first, last = content[0].start, content[-1].end
    above = max(text.rfind("\n", 0, first) + 1, first - CREDIT_CHARACTERS)
    below = text.find("\n", last)
    below = min(len(text) if below < 0 else below, last + CREDIT_CHARACTERS)
    between = [Span(one.end, other.start) for one, other in pairwise(content)]
    for room in (Span(above, first), *between, Span(last, below)):
        yield from _matches(_TRANSLATIONS, text, room, "translation")
    ends = [end.end() for end in _SENTENCE_END.finditer(text, above, first) if end.end() < first]
    after = _SENTENCE_END.search(text, min(last + 1, below), below)
    near = (Span(ends[-1] if ends else above, first), *between, Span(last, after.end() if after else below))
    for room in near:
        yield from _matches(_LANGUAGES, text, room, "language")


def _matches(patterns: Sequence[re.Pattern[str]], text: str, room: Span, kind: CreditKind) -> Iterator[Credit]:
    for pattern in patterns:
        for match in pattern.finditer(text, room.start, room.end):
            by = match.groupdict().get("by")
            yield Credit(Span(*match.span("credit")), kind, _POSSESSIVE.sub("", by) if by else None)
