"""Direct quotations: «...», — сказал N; «..., — сказал N. — ...»; N сказал: «...»; — ..., — сказал N."""

import re
from collections.abc import Iterator

from firsthand.annotate.encoder import Quotation
from firsthand.annotate.russian.clauses import cue_span, cues_between, document_before, source_of
from firsthand.annotate.russian.drafts import Draft, Way
from firsthand.annotate.russian.lexicon import Cue
from firsthand.annotate.russian.phrases import Frame, Phrase, phrase_at
from firsthand.annotate.russian.stretches import Stretch
from firsthand.vocabulary import Span

_DASHES = "—–-"
_INSERTED = re.compile(r"(?<=[,.!?…])\s+[—–-]\s+(?=[а-яё])")
_RESUMED = re.compile(r"[.,]\s+[—–-]\s+")
MAX_INSERTED_CHARACTERS = 160
MAX_WORDS_TO_CUE = 8
"""From the end of a quotation to its cue: «— в эфире «Радио Пристань» сказала ...»."""
MIN_LONE_WORDS = 4
"""A quotation that fills its paragraph needs as many words to be somebody's."""


def quoted_drafts(stretch: Stretch, before: Stretch | None) -> Iterator[Draft]:
    """The attributions of the quotations in one stretch; `before` is the stretch in front of it."""
    for number, quotation in enumerate(stretch.quotations):
        found = _inserted(stretch, quotation.span) or _behind(stretch, number) or _in_front(stretch, quotation, before)
        if found:
            yield found._replace(problem=None if quotation.closed else "quotation mark is never closed")
        elif _is_alone(stretch, quotation):
            yield Draft((quotation.span,), None, None, "alone")


def dialogue_draft(stretch: Stretch) -> Draft | None:
    """«— ..., — сказал N. — ...»: a paragraph that begins with a dash; what follows the second dash belongs to it."""
    text = stretch.frame.text
    lead = re.match(r"[—–-]\s+", stretch.span.of(text))
    if lead is None or stretch.span.start != stretch.passage.span.start:
        return None
    whole = Span(stretch.span.start + lead.end(), stretch.passage.span.end)
    return _inserted(stretch, whole, dialogue=True)


def _inserted(stretch: Stretch, span: Span, *, dialogue: bool = False) -> Draft | None:
    """«A, — сказал N. — B»: the words between the dashes are the newsroom's."""
    frame, text = stretch.frame, stretch.frame.text
    for dash in _INSERTED.finditer(text, span.start, span.end):
        first = frame.words.inside(Span(dash.end(), span.end))
        cue = frame.cue(first[0]) if first else None
        if cue is None:
            continue
        resumed = _RESUMED.search(text, dash.end(), min(span.end, dash.end() + MAX_INSERTED_CHARACTERS))
        if resumed is None and not dialogue:
            continue
        end = resumed.start() if resumed else _full_stop(text, dash.end(), span.end)
        inside = frame.words.inside(Span(dash.end(), end))
        at = inside[0]
        source = source_of(frame, at, cue, at, inside[-1] + 1)
        content = [_bare(text, Span(span.start, dash.start())) if dialogue else Span(span.start, dash.start())]
        if resumed and resumed.end() < span.end:
            content.append(Span(resumed.end(), span.end))
        return _draft(frame, (at, cue, source), tuple(content), "dialogue" if dialogue else "quoted")
    return None


def _full_stop(text: str, start: int, end: int) -> int:
    found = re.compile(r"[.!?…](?:\s|$)").search(text, start, end)
    return found.start() if found else end


def _bare(text: str, span: Span) -> Span:
    """Without the comma at the end."""
    return Span(span.start, span.start + len(span.of(text).rstrip(" ,")))


def _draft(frame: Frame, found: tuple[int, Cue, Phrase | None], content: tuple[Span, ...], way: Way) -> Draft:
    at, cue, source = found
    return Draft(content, cue_span(frame, at), frame.span(source) if source else None, way, cue.manner, source, at)


def _behind(stretch: Stretch, number: int) -> Draft | None:
    """«...», — сказал N [: «...»]; a quotation behind the clause goes on with the same attribution."""
    frame, text = stretch.frame, stretch.frame.text
    quotation = stretch.quotations[number]
    tail = re.compile(r"[,.]?\s*(?:[—–-]\s*)?(?=[а-яё])").match(text, quotation.span.end, stretch.span.end)
    if tail is None or not set(tail.group()) & {",", *_DASHES}:
        return None
    named = text[stretch.span.start : quotation.span.start].strip() and len(quotation.span.of(text).split()) == 1
    if named and not set(tail.group()) & set(_DASHES):
        return None  # «инвесторам, которых собрали в отеле «Баобаб», сказали»
    later = stretch.quotations[number + 1 :]
    stop_at = min([stretch.span.end, *(one.span.start for one in later)])
    inside = frame.words.inside(Span(tail.end(), stop_at))
    if not inside:
        return None
    stop = inside[-1] + 1
    for at, cue in cues_between(frame, inside[0], min(stop, inside[0] + MAX_WORDS_TO_CUE)):
        if "q" not in cue.takes and "d" not in cue.takes:
            continue
        source = source_of(frame, at, cue, inside[0], stop)
        return _draft(frame, (at, cue, source), (quotation.span,), "quoted")
    return None


def _in_front(stretch: Stretch, quotation: Quotation, before: Stretch | None) -> Draft | None:
    """N сказал: «...»; N: «...»; the cue may stand in the paragraph before."""
    frame, text = stretch.frame, stretch.frame.text
    lead = text[stretch.span.start : quotation.span.start].rstrip()
    if not lead and before and before.span.of(text).rstrip().endswith(":") and not before.quotations:
        inside = before.words
    elif lead.endswith(":"):
        inside = frame.words.inside(Span(stretch.span.start, quotation.span.start))
    else:
        return None
    inside = range(inside.start, inside.stop - 1)
    content = (quotation.span,)
    for at, cue in reversed(list(cues_between(frame, inside.start, inside.stop))):
        if stretch.quoted(at):
            continue
        first = _clause_start(frame, at, inside.start)
        source = document_before(frame, at, first) or source_of(frame, at, cue, first, inside.stop)
        if source or "q" in cue.takes or "t" in cue.takes:
            return _draft(frame, (at, cue, source), content, "colon")
    phrase = phrase_at(frame, inside.start, inside.stop, "n") if inside else None
    if phrase and phrase.after == inside.stop and phrase.named and phrase.named.kind == "person":
        return Draft(content, None, frame.span(phrase), "colon", "speech", phrase)
    return None


def _clause_start(frame: Frame, at: int, first: int) -> int:
    """Where the clause of word `at` begins, as far as a semicolon tells."""
    return next((i + 1 for i in range(at - 1, first - 1, -1) if frame.words.all[i].text == ";"), first)


def _is_alone(stretch: Stretch, quotation: Quotation) -> bool:
    """True for a quotation that fills its paragraph."""
    around = stretch.passage.span.of(stretch.frame.text).replace(quotation.span.of(stretch.frame.text), "").strip(" .,")
    words = [at for at in stretch.frame.words.inside(quotation.span) if stretch.frame.words.all[at].alpha]
    return not around and len(words) >= MIN_LONE_WORDS
