"""A report -> what people and bodies say in it: who, when it can have been said, and the content words.

Protected people and unresolved speakers are left out altogether; those without a name count only if other reports
tell who they are.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from firsthand.compare.utterances.formulas import is_all_formulas, is_formula
from firsthand.compare.utterances.languages import language_read
from firsthand.compare.utterances.names import last_name
from firsthand.compare.utterances.occasions import Occasion, occasion_of
from firsthand.compare.utterances.papers import addressees_in, is_paper
from firsthand.compare.utterances.posts import (
    LEADER,
    LEADERS,
    Post,
    kinds_of_bodies,
    name_behind,
    post_in,
)
from firsthand.compare.utterances.requests import asks_for_no_name
from firsthand.compare.utterances.scenes import is_recalled, lead_of
from firsthand.compare.utterances.terms import terms_of
from firsthand.compare.utterances.told_posts import posts_near, posts_of
from firsthand.compare.utterances.words import Word, name_forms, read_content, read_plain
from firsthand.lexicon import read_table
from firsthand.stage import Reading
from firsthand.text.sentences import sentence_spans
from firsthand.vocabulary import Attribution, Entity, Protected, Span, Speaker, Style, hull, mark_id

MIN_WORDS = 2
MIN_TOTAL_WORTH = 6.5
"""Nats; statements with less can be told of anything."""
MIN_PLAIN = 5
"""Words of whatever kind that a statement has, if few are content words: "It should not have happened"."""
MIN_PLAIN_OF_RARE, MIN_RARE = 4, 5.0
"""The same where one word is worth so many nats: "not a penny left"."""
MAX_PLAIN = 400
MAX_WORDS = 120
"""Content words kept: longer statements are whole speeches."""
MIN_SENTENCE = 6
"""Words of a sentence that is no phrase."""
MIN_SENTENCE_WORTH = 12.0
"""Nats of its different content words: "I want to be very clear about this" has 3, "We have nothing to hide" 10.

Of the 11 pairs of the open sets that are one and have a sentence in common 10 have one of more.
"""
TRANSLATION_CHARACTERS = 160

_TRANSLATED = re.compile(
    rf"""(?xi)
      \b translat (?: ed | ion | ions | ing ) \b
    | \b in \s (?: his | her | their )? \s? (?: native \s )?
      (?: {" | ".join(row["language"] for row in read_table("languages"))} ) \b
    | \b (?: local | native | own | mother | original ) \s (?: tongue | language ) \b
    | \b (?: rendered | rendering ) \b | \binterpreter\b
    | \bперев(?: ел | ёл | од )
    """
)
"""What says that the words are a translation: "the translation is ours", ", in Spanish"."""


_DENIES = re.compile(
    r"(?i)\b(?:den(?:y|ie[sd]|ying)|refut|disput|doubt(?:s|ed|ing)\b|опроверг|отрица|отверг|усомни|сомнева)"
)
"""Cues that turn round what they introduce."""
_ONE = re.compile(r"(?i)^(?:the|its|their|his|her)\b|['’]s?\s")
"""How a description begins that means one person: "the director", "its director", "Severnmoor's director"."""
_TAKES_UP = re.compile(r"(?i)^(?:the|its|their)\s|^\d{1,3}-летн")
_AGED = re.compile(r"(?i)\b(?:1[89]|[2-9]\d|1\d\d)-(?:year-old|летн)")
"""No minor."""
_PRIVATE = re.compile(
    rf"""(?i)\b(?:{
        "|".join(
            sorted(
                {row["word"] for row in read_table("roles") if row["kind"] in {"kin", "person"}}
                | {row["words"] for row in read_table("public_speech") if row["class"] == "private"}
            )
        )
    })\b"""
)
"""Words for private people: no other report names whom they mean."""
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:1[89]|20)\d\d(?!\d))\d{2,3}(?:[,\u00a0\u202f ]?\d{3})*(?![\d.,]\d|\d)")
"""No years, no decimals."""
_OF = re.compile(r"\s(?:of|for|at|in|from)\s")


class Said(msgspec.Struct, frozen=True, array_like=True):
    """One attribution, as it travels."""

    mark: str
    span: Span
    speaker: str
    """The canonical name, lower case, without "the"; empty where the report does not name them."""
    words: tuple[Word, ...]
    """The content words."""
    plain: tuple[int, ...]
    """All words, as hashes."""
    style: Style
    language: str
    """"en", "ru" or "other", of which only the very words are compared."""
    translated: bool
    """Whether the report says near it that it is a translation."""
    occasion: Occasion
    called: str
    """The speaker's name as the report writes it."""
    entity: str | None = None
    """The mark of the speaker, by which other reports may know them."""
    offices: tuple[str, ...] = ()
    """Public offices that the report gives the speaker, as groups of roles.tsv, sorted; where it does not name them,
    only those said as one person's."""
    pieces: tuple[Span, ...] = ()
    """Of the content, in text order; empty where it is one."""
    denied: bool = False
    """Whether the cue turns it round: "he denied that …"."""
    posts: tuple[Post, ...] = ()
    """Offices and professions that the report gives the speaker; of an unnamed one what it is described by."""
    gender: Literal["f", "m"] | None = None
    terms: tuple[str, ...] = ()
    """By which it is found where the post alone tells who says it; no word of a protected name is among them."""
    taken_up: bool = False
    """Whether the words for an unnamed speaker may take up somebody whom the report names: "the 43-year-old", "the
    actress", "new boss"."""
    untold: tuple[str, ...] | None = None
    """Of somebody named of whom no post is told, the posts told near the name, by group; None for anybody else."""
    on_paper: bool = False
    """Whether they are for what somebody wrote or said: "his notes", "the video"."""
    sentences: tuple[int, ...] = ()
    """Of a quotation the sentences of some length, as hashes: whoever quotes one of them quotes what was said then."""
    back: bool = False
    """Whether it was said long before its report came out (`scenes.is_recalled`)."""
    addressees: tuple[str, ...] = ()
    """Of a paper the canonical names of those to whom the report tells that something is written."""
    lead: Span | None = None
    """Of a statement in a headline: the first sentence behind it."""
    formula: bool = False
    """Whether it is nothing but formulas, which are said on every occasion."""


class UtteranceSketch(msgspec.Struct, frozen=True, kw_only=True):
    """What a report's speakers say, in text order."""

    said: tuple[Said, ...]
    about: tuple[str, ...] = ()
    """Keys of the names, the figures and the words for bodies, of the report, sorted; none of protected people."""
    people: tuple[tuple[str, tuple[Post, ...]], ...] = ()
    """The canonical names of the people whom the report names, with the posts that it gives them; sorted."""


def sketch_utterances(reading: Reading) -> UtteranceSketch:
    """The sketch of one report."""
    said = tuple(_said(reading))
    if not said:
        return UtteranceSketch(said=())
    unnamed = any(not one.speaker for one in said)
    return UtteranceSketch(said=said, about=about_of(reading), people=_people(reading) if unnamed else ())


def _people(reading: Reading) -> tuple[tuple[str, tuple[Post, ...]], ...]:
    """Those whom the report names and does not protect, and what may be a name at the end of a description."""
    hidden = {mark.entity for mark in reading.of(Protected)} | {mark.name for mark in reading.of(Protected)}
    people = [one for one in reading.of(Entity) if one.kind == "person" and not one.plural]
    known = [one for one in people if not {mark_id(one), one.name} & hidden]
    found = {(canonical(one.name), posts_of(reading.text, one)) for one in known if one.named}
    last_names = {last_name(name) for name, _ in found}
    behind = {canonical(name) for one in known if not one.named and (name := name_behind(one.name))}
    return tuple(sorted(found | {(name, ()) for name in behind if last_name(name) not in last_names}))


def about_of(reading: Reading) -> tuple[str, ...]:
    """Keys of the names of people, bodies and places, and the figures of two digits and more that are no years."""
    hidden = {mark.entity for mark in reading.of(Protected)}
    withheld = {word for mark in reading.of(Protected) for word in _NAME_WORD.findall(mark.name)}
    names = [one.name for one in reading.of(Entity) if one.named and mark_id(one) not in hidden]
    words = {word for name in names for word in _NAME_WORD.findall(name)} - withheld
    figures = {f"{float(re.sub('[^0-9]', '', found)):g}" for found in _FIGURE.findall(reading.text)}
    keys = {form for word in words for form in name_forms(word.lower()) if form.startswith("name:")}
    return tuple(sorted(figures | keys | kinds_of_bodies(reading.text)))


def content_of(text: str, content: tuple[Span, ...]) -> str:
    """A content from its first to its last character, with blanks in the place of what stands between its pieces.

    So the offsets of words count from where the first piece begins.
    """
    pieces, at = [], hull(content).start
    for span in sorted(content):
        pieces += [" " * (span.start - at), span.of(text)]
        at = max(at, span.end)
    return "".join(pieces)


def worth_of(said: Said) -> float:
    """Nats of content words in one statement."""
    return sum(word.worth for word in said.words)


def _said(reading: Reading) -> Iterator[Said]:
    speakers = {speaker.attribution: speaker for speaker in reading.of(Speaker)}
    entities = {mark_id(entity): entity for entity in reading.of(Entity)}
    named = {mark for mark, entity in entities.items() if entity.named}
    hidden = {mark.entity for mark in reading.of(Protected)} | {mark.name for mark in reading.of(Protected)}
    masked = [span for mark in reading.of(Protected) for span in mark.mask]

    @cache
    def addressees() -> tuple[str, ...]:
        people = (one for one in entities.values() if one.named and one.kind == "person")
        return tuple(map(canonical, addressees_in(reading.text, people)))

    for attribution in reading.of(Attribution):
        speaker = speakers.get(mark_id(attribution))
        if speaker is None or speaker.entity is None or attribution.manner == "finding":
            continue
        if {speaker.entity, speaker.name} & hidden:
            continue
        name = (speaker.name or "") if speaker.entity in named else ""
        who = entities.get(speaker.entity)
        if not name and asks_for_no_name(reading.text, attribution.span, who.mentions if who else ()):
            continue
        content = content_of(reading.text, attribution.content)
        denied = attribution.cue is not None and _DENIES.search(attribution.cue.of(reading.text)) is not None
        words = _turned(read_content(content)[:MAX_WORDS]) if denied else read_content(content)[:MAX_WORDS]
        plain = read_plain(content)[:MAX_PLAIN]
        if _says_too_little(plain, words):
            continue
        posts = posts_of(reading.text, who) if who else ()
        occasion = occasion_of(reading, attribution)
        on_paper = not name and who is not None and is_paper(who) and not _PRIVATE.search(who.name)
        yield Said(
            mark=mark_id(attribution),
            span=hull(attribution.content),
            speaker=canonical(name),
            words=words,
            plain=plain,
            style=attribution.style,
            language=language_read(content, reading.report.language),
            translated=_is_translated(reading.text, attribution),
            occasion=occasion,
            called=name.removeprefix("the ").removeprefix("The "),
            entity=speaker.entity,
            offices=_offices(reading.text, who) if who else (),
            pieces=tuple(sorted(attribution.content)) if len(attribution.content) > 1 else (),
            denied=denied,
            posts=posts,
            gender=who.gender if who else None,
            terms=terms_of(_unmasked(words, hull(attribution.content).start, masked)) if posts or name else (),
            taken_up=not name and who is not None and _takes_up(who),
            untold=posts_near(reading.text, who) if who and not posts else None,
            on_paper=on_paper,
            addressees=addressees() if on_paper else (),
            sentences=_sentences(content) if attribution.style == "direct" and not denied else (),
            back=is_recalled(occasion, reading.report.date),
            lead=lead_of(reading.report, hull(attribution.content)),
            formula=is_all_formulas(content),
        )


def _sentences(content: str) -> tuple[int, ...]:
    """Hashes of the sentences that are no formula, sorted; a statement of one sentence has none."""
    sentences = [sentence.of(content) for sentence in sentence_spans(content)]
    if len(sentences) <= 1:
        return ()
    told = {read_plain(sentence) for sentence in sentences if _tells_enough(sentence)}
    return tuple(sorted(zlib.crc32(repr(words).encode()) for words in told if len(words) >= MIN_SENTENCE))


def _tells_enough(sentence: str) -> bool:
    """Whether its words are no formula that a speaker says again and again."""
    return (
        not is_formula(sentence)
        and sum({(word.forms, word.value): word.worth for word in read_content(sentence)}.values())
        >= MIN_SENTENCE_WORTH
    )


def _says_too_little(plain: Sequence[int], words: Sequence[Word]) -> bool:
    """Whether it can be told of anything."""
    if len(words) >= MIN_WORDS and sum(one.worth for one in words) >= MIN_TOTAL_WORTH:
        return False
    rare = max((one.worth for one in words), default=0.0) >= MIN_RARE
    return len(plain) < (MIN_PLAIN_OF_RARE if rare else MIN_PLAIN)


def _unmasked(words: Iterable[Word], start: int, masked: Sequence[Span]) -> Iterator[Word]:
    """The words of a content that starts at `start`, but for those where the name of a protected person stands."""
    for word in words:
        place = Span(start + word.start, start + word.end)
        if not any(place.overlaps(span) for span in masked):
            yield word


def canonical(name: str) -> str:
    """A name as names are compared: lower case, without "the" and a possessive."""
    return name.lower().removeprefix("the ").replace("’s", "").strip()


def _offices(text: str, who: Entity) -> tuple[str, ...]:
    """The public roles in the words for one person; none for an unnamed one of several, or of whom it is not told."""
    if who.plural or who.kind == "place":
        return ()
    told = [role.of(text) for role in who.roles]
    if not who.named:
        told = [words for words in (who.name, *told) if _ONE.search(words)]
    return tuple(sorted({office for words in told if (office := _office_in(words))}))


def _takes_up(who: Entity) -> bool:
    """Whether a description is of one person whom its report can name, by age or by a post of the tables.

    Never of somebody private: "the woman", "the witness".
    """
    if who.plural or who.kind not in {"person", "other"} or _PRIVATE.search(who.name):
        return False
    aged = _TAKES_UP.match(who.name) is not None and _AGED.search(who.name) is not None
    return aged or post_in(who.name) is not None


def _office_in(words: str) -> str | None:
    """The group of the office at the end of a title, or before what it is of; None for any other word for a person."""
    head = _OF.split(words.lower().replace("’", "'"), maxsplit=1)[0].split()
    found = (" ".join(head[start:]) for start in range(len(head)))
    office = next((_groups_of_offices()[name] for name in found if name in _groups_of_offices()), None)
    return LEADER if office in LEADERS else office


@cache
def _groups_of_offices() -> dict[str, str]:
    return {row["word"].lower(): row["group"] for row in read_table("roles") if row["public"] == "yes"}


def _turned(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words, each turned round, as the cue denies them."""
    return tuple(msgspec.structs.replace(word, negated=not word.negated) for word in words)


def _is_translated(text: str, attribution: Attribution) -> bool:
    span = hull(attribution.content)
    before = text[max(0, span.start - TRANSLATION_CHARACTERS) : span.start]
    return _TRANSLATED.search(f"{before} … {text[span.end : span.end + TRANSLATION_CHARACTERS]}") is not None
