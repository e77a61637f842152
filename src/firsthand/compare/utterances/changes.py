"""Wordings of one utterance -> what they do to it: a translation credited, a cut that turns the sense, a fusion.

A cut turns the sense where what is left out of a sentence denies, limits or hedges it ("unless", "not", "perhaps").
Pieces are run together where a quotation leaves words out of the middle and does not mark the place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from firsthand.compare.utterances.credits import credits_of
from firsthand.compare.utterances.languages import OTHER, language_read
from firsthand.compare.utterances.words import parts_of_contractions
from firsthand.vocabulary import Span, Style

MOST_WORDS_NAMED = 8
MIN_COPIED = 0.9
"""Of the words of a cut, in order; less is no cut but another translation or rendering."""
MOST_COMPARED = 12
"""Different wordings that one may be a cut of, the fullest first."""
_WORD = re.compile(r"(?i:per\scent)\b|[^\W_]+(?:['’-][^\W_]+)*|%|…|\.\.\.|[.!?](?=\W|$)")
"""A word as it is written, compounds and contractions whole."""
_PARTS = re.compile(r"(?i)per\scent|can(?=not$)|[^\W_]+(?=n['’]t(?:-|$))|n['’]t(?=-|$)|[^\W_]+(?:['’][^\W_]+)*|\W+")
"""What a written word is compared by: "twenty-two", "can|not", "do|n't"."""
_IN_FULL = {"n't": "not", "per cent": "percent", "%": "percent"}
_ENDS = frozenset(".!?")
_MARKS_OF_CUTS = frozenset({"…", "..."})
_TURNS = frozenset(
    """not no never none nobody nothing neither nor without unless if until except only may might could perhaps
    probably possibly allegedly almost hardly unlikely provided не нет ни никогда никто ничего без если пока кроме
    только может возможно наверное вероятно якобы почти едва""".split()
)
"""Words that turn, limit or hedge a sentence; "n't" and "cannot" are read as two words, of which "not" is one."""

_JOINS = frozenset("and then so also и а то затем также".split())
"""Words that only join what is left: in the place of a clause nobody says anything else by them."""
MIN_CLAUSE_WORDS = 3
"""Left out where one of `_JOINS` stands: "no bridge" and "and bridge", "may" and "then" are readings, no cuts."""


class Wording(NamedTuple):
    """One report's words for the utterance."""

    outlet: str
    text: str
    """The whole report."""
    pieces: tuple[Span, ...]
    """What was said, in text order; what stands between them ("she said") was not."""
    style: Style
    language: str
    credit: str | None = None
    """The words that say that it is a translation."""


def wording_of(outlet: str, text: str, pieces: Sequence[Span], style: Style) -> Wording:
    """The wording of a report: the language of its words, and the first credit that the report gives it."""
    given = [one for one in credits_of(text, pieces) if one.kind == "translation"]
    return Wording(
        outlet=outlet,
        text=text,
        pieces=tuple(pieces),
        style=style,
        language=language_read(" ".join(piece.of(text) for piece in pieces)),
        credit=" ".join(given[0].span.of(text).split()) if given else None,
    )


class Change(NamedTuple):
    """What one wording does to what another has; spans count in the text of each one's report."""

    kind: Literal["cut", "fusion"]
    """cut: words that turn the sense are left out; fusion: words are left out of the middle and nothing marks it, be it
    that they turn the sense or not."""
    wording: int
    """Which of the wordings, by its place in the list."""
    fuller: int
    """Which of them has the words."""
    at: Span
    """In the wording: the word before and the word after the place."""
    left_out: Span
    """In the fuller one: from the first to the last word left out."""
    turns: Span | None
    """In the fuller one: the first word left out that turns the sense; None for a fusion without any."""


class _Word(NamedTuple):
    """A word, the mark of a cut or the end of a sentence."""

    form: str
    """Lower case but for the month of May; "not" for "n't", and "percent" however it is written."""
    start: int
    end: int
    whole: Span
    """The compound or contraction of which it is a part, or itself."""

    @property
    def spoken(self) -> bool:
        return self.form[0].isalnum()


def changes_of(wordings: Sequence[Wording]) -> Iterator[str]:
    """A sentence for each change, the translations first; in the order of the wordings."""
    for one in wordings:
        if one.credit:
            yield f"{one.outlet} says that its words are a translation: “{one.credit}”."
    for change in find_changes(wordings):
        yield sentence_of(change, wordings)


def sentence_of(change: Change, wordings: Sequence[Wording]) -> str:
    """One change told in a sentence."""
    short, full = wordings[change.wording], wordings[change.fuller]
    if change.kind == "fusion":
        missing = _told(full, change.left_out)
        turned = ", which changes the sense" if change.turns else ""
        return f"{short.outlet} runs together what {full.outlet} has with “{missing}” between{turned}."
    missing = _told(full, Span((change.turns or change.left_out).start, change.left_out.end))
    return f"{short.outlet} leaves out “{missing}”, which changes the sense."


def find_changes(wordings: Sequence[Wording]) -> list[Change]:
    """What each quotation does to the fullest one in its language of which it is a cut; by wording, then by place.

    Of a language that no table of ours reads nothing is said to turn the sense: German "Not" is no "not".
    """
    read = {i: _words(one) for i, one in enumerate(wordings) if one.style != "indirect"}
    forms = {i: tuple(word.form for word in words if word.spoken) for i, words in read.items()}
    found: list[Change] = []
    for language in sorted({wordings[i].language for i in read}):
        here = [i for i in read if wordings[i].language == language]
        fullest: dict[tuple[str, ...], int] = {}
        for i in sorted(here, key=lambda i: (-len(forms[i]), i)):
            fullest.setdefault(forms[i], i)
        for short in here:
            for full in list(fullest.values())[:MOST_COMPARED]:
                if len(forms[full]) <= len(forms[short]):
                    break
                if _may_be_cut(forms[full], forms[short]) and (blocks := _blocks(read[full], read[short])):
                    cuts = _cuts((full, short), (read[full], read[short]), blocks)
                    found += _untold(cuts) if language == OTHER else cuts
                    break
    return sorted(found, key=lambda change: (change.wording, change.at, change.left_out))


def _untold(cuts: Iterable[Change]) -> Iterator[Change]:
    """The pieces that are run together, without what that does to the sense."""
    return (change._replace(turns=None) for change in cuts if change.kind == "fusion")


_Block = tuple[int, int, int]
"""Where equal words begin in the fuller and in the shorter wording, and how many there are."""


def _may_be_cut(full: Sequence[str], short: Sequence[str]) -> bool:
    return sum((Counter(full) & Counter(short)).values()) >= MIN_COPIED * len(short)


def _blocks(whole: Sequence[_Word], part: Sequence[_Word]) -> list[_Block]:
    """The runs of equal words in order; none where the shorter one is no cut of the other."""
    matcher = SequenceMatcher(None, [word.form for word in whole], [word.form for word in part], autojunk=False)
    blocks = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    kept = sum(word.spoken for _, b, size in blocks for word in part[b : b + size])
    return blocks if kept and kept >= MIN_COPIED * sum(word.spoken for word in part) else []


def _cuts(
    which: tuple[int, int], words: tuple[Sequence[_Word], Sequence[_Word]], blocks: Sequence[_Block]
) -> Iterator[Change]:
    (full, short), (whole, part) = which, words
    first, last = blocks[0], blocks[-1]
    start, end = first[0], last[0] + last[2]
    opening, closing = _around(whole, start, end)
    said = [word for word in part if word.spoken]
    edges: list[tuple[Sequence[_Word], Sequence[_Word]]] = []
    if _only_left_out(whole, (start - len(opening), start), part[: first[1]]):
        edges.append((opening, said[:1]))
    if _only_left_out(whole, (end, end + len(closing)), part[last[1] + last[2] :]):
        edges.append((closing, said[-1:]))
    for one, other in pairwise(blocks):
        place, shown = (one[0] + one[2], other[0]), part[one[1] + one[2] : other[1]]
        if not _only_left_out(whole, place, shown):
            if _is_joined_over(whole, place, shown):
                edges.append((whole[slice(*place)], part[one[1] + one[2] - 1 : other[1] + 1]))
            continue
        gap, around = whole[slice(*place)], part[one[1] + one[2] - 1 : other[1] + 1]
        marked = any(word.form in _MARKS_OF_CUTS for word in (*shown, *around))
        ends = not any(word.spoken for word in part[other[1] :])  # the full stop alone stands behind the gap
        if not marked and not ends and any(word.spoken for word in gap):
            yield _change("fusion", (full, short), gap, around)
        else:
            edges.append((gap, around))
    for gap, around in edges:
        if any(word.form in _TURNS for word in gap):
            yield _change("cut", (full, short), gap, around)


def _only_left_out(whole: Sequence[_Word], place: tuple[int, int], shown: Sequence[_Word]) -> bool:
    """True if nothing else is said in place of whole[start:end]: no other word, and no half of a compound ("co-")."""
    start, end = place
    gap = whole[start:end]
    if not {word.form for word in shown if word.spoken} <= {word.form for word in gap}:
        return False
    return not any(
        whole[at - 1].whole == whole[at].whole and whole[at - 1].end < whole[at].start
        for at in (start, end)
        if gap and 0 < at < len(whole)
    )


def _is_joined_over(whole: Sequence[_Word], place: tuple[int, int], shown: Sequence[_Word]) -> bool:
    """True if a clause is left out, and the words in its place only join what stands before and behind it."""
    said = [word.form for word in shown if word.spoken]
    clause = [word for word in whole[slice(*place)] if word.spoken]
    return 0 < len(said) < len(clause) >= MIN_CLAUSE_WORDS and _JOINS.issuperset(said)


def _change(
    kind: Literal["cut", "fusion"], which: tuple[int, int], gap: Sequence[_Word], around: Sequence[_Word]
) -> Change:
    spoken = [word for word in gap if word.spoken]
    turning = next((word.whole for word in spoken if word.form in _TURNS), None)
    left_out = Span(spoken[0].start, spoken[-1].end)
    return Change(
        kind=kind,
        wording=which[1],
        fuller=which[0],
        at=Span(around[0].whole.start, around[-1].whole.end),
        left_out=left_out,
        turns=Span(max(turning.start, left_out.start), min(turning.end, left_out.end)) if turning else None,
    )


def _words(wording: Wording) -> list[_Word]:
    """The words of all pieces; between two pieces the mark of a cut, as what stands there marks the place."""
    found: list[_Word] = []
    for piece in wording.pieces:
        if found:
            found.append(_Word("…", piece.start, piece.start, Span(piece.start, piece.start)))
        for match in _WORD.finditer(wording.text, piece.start, piece.end):
            found += _parts(match)
    return found


def _parts(written: re.Match[str]) -> Iterator[_Word]:
    """The words in a written one: those of a compound, of a contraction with "not" and of "cannot"."""
    whole = Span(*written.span())
    for match in _PARTS.finditer(written.group()):
        part = match.group()
        if part == "-":
            continue
        form = part if part == "May" else " ".join(part.lower().replace("’", "'").replace("ё", "е").split())
        if written.group()[match.end() : match.end() + 3].lower().replace("’", "'") == "n't":
            form = parts_of_contractions("stem").get(form, form)
        yield _Word(_IN_FULL.get(form, form), whole.start + match.start(), whole.start + match.end(), whole)


def _around(whole: Sequence[_Word], start: int, end: int) -> tuple[Sequence[_Word], Sequence[_Word]]:
    """What of its first and its last sentence a cut leaves out."""
    before = start
    while before and whole[before - 1].form not in _ENDS:
        before -= 1
    after = end
    while after < len(whole) and whole[after].form not in _ENDS and (end == 0 or whole[end - 1].form not in _ENDS):
        after += 1
    return whole[before:start], whole[end:after]


def _told(wording: Wording, span: Span) -> str:
    """The words of the span that were said, the first of them; as they are written where they lie in it as a whole."""
    told: list[str] = []
    for piece in wording.pieces:
        for match in _WORD.finditer(wording.text, piece.start, piece.end):
            parts = [word for word in _parts(match) if word.spoken]
            inside = [word for word in parts if span.start <= word.start and word.end <= span.end]
            told += [match.group()] if inside == parts and inside else [word.form for word in inside]
    words = " ".join(" ".join(told[:MOST_WORDS_NAMED]).split()).replace(" %", "%")
    return words + (" …" if len(told) > MOST_WORDS_NAMED else "")
