"""Indirect speech by a verb: N заявил, что ...; N сообщил о ...; N попросил ...; ..., сообщил N; об этом сообщил N."""

from collections.abc import Iterator

from firsthand.annotate.russian.clauses import cue_span, document_before, source_of, subject_before
from firsthand.annotate.russian.drafts import Draft, Way
from firsthand.annotate.russian.lexicon import Cue, word_class
from firsthand.annotate.russian.phrases import Frame, Phrase, phrase_at
from firsthand.annotate.russian.stretches import Stretch
from firsthand.vocabulary import Span

MAX_WORDS_TO_CLAUSE = 14
"""Between a verb and its «, что»: the subject, whom it was said to, where."""
MAX_WORDS_TO_COLON = 8
"""Between a verb and its colon: «уверила акционеров на их вторничном собрании: ...»."""
_INFINITIVE = ("ть", "ти", "чь", "ться", "тись", "чься")
_DASHES = frozenset("—–-")


def reported_drafts(stretch: Stretch, before: Stretch | None) -> Iterator[Draft]:
    """The attributions by verbs outside quotation marks; `before` is the stretch in front, which «об этом» takes up."""
    frame, inside = stretch.frame, stretch.words
    for at in inside:
        cue = None if stretch.quoted(at) else frame.cue(at)
        if cue is None or _relative(stretch, at):
            continue
        found = (
            _about_this(stretch, at, cue, before)
            or _clause(stretch, at, cue)
            or _behind_content(stretch, at, cue)
            or _object(stretch, at, cue)
        )
        if found:
            yield found


def _relative(stretch: Stretch, at: int) -> bool:
    """True for a verb of a relative clause: «Юсупов, который первым написал о деле, ...»."""
    words = stretch.frame.words
    for i in range(at - 1, stretch.words.start, -1):
        if words.all[i].text == ",":
            return words.low(i + 1).startswith("котор")
    return False


def _make(frame: Frame, at: int, source: Phrase | None, content: tuple[Span, ...], way: Way) -> Draft:
    cue = frame.cue(at)
    manner = cue.manner if cue else "speech"
    return Draft(content, cue_span(frame, at), frame.span(source) if source else None, way, manner, source, at)


def _first(stretch: Stretch, at: int) -> int:
    """Where the clause of the verb at `at` begins: behind a semicolon, or a dash that follows a comma."""
    words = stretch.frame.words
    for i in range(at - 1, stretch.words.start - 1, -1):
        if words.all[i].text == ";" or (words.all[i].text in _DASHES and words.low(i - 1) in {",", "»", "”", '"'}):
            return i + 1
    return stretch.words.start


def _content(stretch: Stretch, first: int) -> tuple[Span, ...]:
    """From word `first` to the end of the sentence, without its full stop and what a later verb of saying adds."""
    words = stretch.frame.words
    stop = stretch.words.stop
    for at in range(first + 1, stretch.words.stop):
        if words.all[at].text == ";" and not stretch.quoted(at):
            stop = at
            break
        if words.all[at].text == "," and not stretch.quoted(at) and _attributes_to_the_end(stretch, at + 1):
            stop = at
            break
    while stop - 1 > first and words.all[stop - 1].text in {".", "…", "!", "?"}:
        stop -= 1
    return (words.span(first, stop),) if stop > first else ()


def _attributes_to_the_end(stretch: Stretch, at: int) -> bool:
    """True where «, сообщил N.» begins: a verb with its subject and nothing else."""
    frame = stretch.frame
    at += at < stretch.words.stop and frame.words.all[at].text in _DASHES
    at += at < stretch.words.stop and frame.words.low(at) == "как"
    cue = frame.cue(at) if at < stretch.words.stop else None
    if cue is None or "d" not in cue.takes:
        return False
    source = source_of(frame, at, cue, at, stretch.words.stop)
    return source is not None and source.first > at


def _clause(stretch: Stretch, at: int, cue: Cue) -> Draft | None:
    """N заявил, что ...; N спросил, почему ...; N сообщил: ..."""
    frame, words = stretch.frame, stretch.frame.words
    if not set("tq") & set(cue.takes):
        return None
    for i in range(at + 1, min(at + MAX_WORDS_TO_CLAUSE, stretch.words.stop - 1)):
        mark, low = words.all[i].text, words.low(i + 1)
        if frame.cue(i) or mark in {";", "—", "–"}:
            return None
        opens = (
            "t" in cue.takes
            and mark == ","
            and (low in word_class("clause") or (low == "в" and words.low(i + 2) in word_class("clause")))
        )
        near = i - at <= MAX_WORDS_TO_COLON and not any(words.low(j).endswith(_INFINITIVE) for j in range(at + 1, i))
        colon = near and mark == ":" and words.all[i + 1].text not in '«„“"' and "q" in cue.takes
        if opens or colon:
            first = _first(stretch, at)
            source = document_before(frame, at, first) or source_of(frame, at, cue, first, i)
            content = _content(stretch, i + 1)
            return _make(frame, at, source, content, "clause") if content and (source or not colon) else None
        participle = mark == "," and low.endswith(("щий", "щая", "ший", "шая", "нный"))
        if mark == "," and not participle and _apposition_ends(frame, i, stretch.words.stop) is None:
            return None
    return None


def _apposition_ends(frame: Frame, comma: int, stop: int) -> int | None:
    found = phrase_at(frame, comma + 1, stop, "n")
    return found.after if found else None


def _object(stretch: Stretch, at: int, cue: Cue) -> Draft | None:
    """N сообщил о ...; N попросил ... уйти; N отрицает ...; N назвал это «...»."""
    frame, words = stretch.frame, stretch.frame.words
    stop = stretch.words.stop
    first = _first(stretch, at)
    if "n" in cue.takes:
        quotation = next((q for q in stretch.quotations if q.span.start >= words.all[at].end), None)
        source = subject_before(frame, at, cue, first)
        near = quotation and len(words.inside(Span(words.all[at].end, quotation.span.start))) <= 6
        if quotation and source and near and ":" not in frame.text[words.all[at].end : quotation.span.start]:
            return _make(frame, at, source, (quotation.span,), "object")
    source = source_of(frame, at, cue, first, stop)
    if source is None:
        return None
    start = source.after if source.first > at else at + 1
    for i in range(start, min(start + 6, stop)):
        low, mark = words.low(i), words.all[i].text
        if mark in {",", ";", ":", "—", "–"} and i > start:
            break
        if "o" in cue.takes and low in {"о", "об", "обо"} and words.low(i + 1) not in {"этом", "том", "чем"}:
            return _make(frame, at, source, _content(stretch, i), "object")
    if start >= stop or words.all[start].text in {",", ".", ":", ";", "—", "–"}:
        return None
    infinitive = any(
        words.low(i).endswith(_INFINITIVE) and len(words.low(i)) > 3 for i in range(start, min(start + 6, stop))
    )
    own = "i" in cue.takes and infinitive
    governed = "a" in cue.takes and words.low(start) not in word_class("preposition") | word_class("adverb")
    accused = "v" in cue.takes and next(
        (i for i in range(start, min(start + 8, stop)) if words.low(i) in {"в", "во"}), None
    )
    if accused:
        return _make(frame, at, source, _content(stretch, accused), "object")
    if (own or governed) and source.first < at:
        return _make(frame, at, source, _content(stretch, start), "object")
    return None


def _behind_content(stretch: Stretch, at: int, cue: Cue) -> Draft | None:
    """..., сообщил N.; ..., — сообщает N; ..., сообщил N, ...: the sentence before the verb is what was said."""
    frame, words = stretch.frame, stretch.frame.words
    if "d" not in cue.takes:
        return None
    lead = at - (words.low(at - 1) == "как") if at > stretch.words.start else at
    mark = lead - 1
    if mark > stretch.words.start and words.all[mark].text in _DASHES:
        mark -= 1
    if mark < stretch.words.start:
        return _opening(stretch, at, cue, lead)
    if words.all[mark].text != "," or _after_quotation(stretch, mark):
        return None
    source = source_of(frame, at, cue, at, stretch.words.stop)
    if source is None or (source.first < at):
        return None
    first = next((i + 1 for i in range(mark - 1, stretch.words.start - 1, -1)
                  if words.all[i].text == ";" and not stretch.quoted(i)), stretch.words.start)  # fmt: skip
    if words.all[first].text in _DASHES:
        first += 1
    content = [words.span(first, mark)] if mark > first else []
    after = source.after - (words.all[source.after - 1].text == ",")
    if after < stretch.words.stop and words.all[after].text == "," and after + 1 < stretch.words.stop:
        content += _content(stretch, after + 1)
    return _make(frame, at, source, tuple(content), "behind") if content else None


def _opening(stretch: Stretch, at: int, cue: Cue, lead: int) -> Draft | None:
    """Как сообщает N, ...: the sentence behind the comma is what was said."""
    frame, words = stretch.frame, stretch.frame.words
    if lead == at:
        return None
    source = source_of(frame, at, cue, at, stretch.words.stop)
    if source is None:
        return None
    after = source.after - (words.all[source.after - 1].text == ",")
    comma = next((i for i in range(after, min(after + 6, stretch.words.stop)) if words.all[i].text == ","), None)
    content = _content(stretch, comma + 1) if comma is not None and comma + 1 < stretch.words.stop else ()
    return _make(frame, at, source, content, "behind") if content else None


def _after_quotation(stretch: Stretch, mark: int) -> bool:
    """True where the comma stands behind a quotation: the rule of quotations reads it."""
    return any(one.span.end == stretch.frame.words.all[mark].start for one in stretch.quotations)


MAX_WORDS_TO_THIS = 4
"""«Об этом накануне сообщил N»."""
_THIS = (
    "об этом",
    "о случившемся",
    "о произошедшем",
    "такие данные",
    "такую информацию",
    "эту информацию",
    "информацию",
)


def _about_this(stretch: Stretch, at: int, cue: Cue, before: Stretch | None) -> Draft | None:
    """«Об этом сообщил N»: the sentence before it is what was said."""
    frame, text = stretch.frame, stretch.frame.text
    lead = text[stretch.span.start : frame.words.all[at].start].lower()
    late = at - stretch.words.start > MAX_WORDS_TO_THIS
    if before is None or late or not lead.startswith(_THIS) or before.quotations:
        return None
    source = source_of(frame, at, cue, stretch.words.start + 2, stretch.words.stop)
    inside = before.words
    if source is None or not inside:
        return None
    return _make(frame, at, source, _content(before, inside.start), "about")
