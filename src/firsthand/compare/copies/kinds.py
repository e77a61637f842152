"""A verdict on two reports -> the Copy link: its kind, its direction, its damage and one sentence for people."""

from collections import Counter
from typing import NamedTuple

from firsthand.compare.copies.damage import find_damage
from firsthand.compare.copies.direction import MAX_REST, MIN_CONTAINED, Direction, Side, direction
from firsthand.compare.copies.facts import Facts
from firsthand.compare.copies.fold import MIN_EXPLAINED
from firsthand.compare.copies.verdict import Verdict
from firsthand.text.alignment import Prose, stretch_words
from firsthand.vocabulary import Copy, CopyKind, Damage, Heading, Passage, Span

MIN_WORDS_KEPT = 0.93
"""Mean likeness of tied stretches above which the words are taken over as they stand."""

_SAYS: dict[CopyKind, str] = {
    "identical": "word for word",
    "cut": "in the same words, cut",
    "edited": "in the same words, edited",
    "syndicated": "with a credit line",
    "reworded": "reworded",
    "stitched": "stitched together with another report",
    "revision": "at the same address, in another version",
}


class _Found(NamedTuple):
    passages: tuple[Passage, ...]
    covered: tuple[float, float]
    explained: tuple[float, float]
    damage: tuple[Damage, ...]


def copy_of_equals(left: Heading, right: Heading, text: str) -> Copy:
    """The link between two reports of one text."""
    whole = Span(0, len(text))
    told = direction(Side(left, text, 1.0), Side(right, text, 1.0))
    return _link(left, right, "identical", told, _Found((Passage(whole, whole),), (1.0, 1.0), (1.0, 1.0), ()))


def copy_of_verdict(
    left: Heading, right: Heading, facts: tuple[Facts, Facts], *, texts: tuple[str, str], verdict: Verdict
) -> Copy:
    """The link between two reports that are copies; `left` is the smaller id; `texts` are whole, credits included."""
    told = direction(
        Side(left, texts[0], verdict.covered[0]),
        Side(right, texts[1], verdict.covered[1]),
    )
    kind = kind_of(left, right, (facts[0].prose, facts[1].prose), verdict)
    if kind in {"cut", "edited", "reworded"} and told.credited:
        kind = "syndicated"
    damage = () if kind == "identical" else find_damage(*facts, verdict)
    return _link(left, right, kind, told, _Found(verdict.passages, verdict.covered, verdict.explained, damage))


def kind_of(left: Heading, right: Heading, prose: tuple[Prose, Prose], verdict: Verdict) -> CopyKind:
    """How one text was made of the other, as far as the two of them tell."""
    if left.url is not None and left.url == right.url:
        return "revision"
    if prose[0].words.code.tolist() == prose[1].words.code.tolist():
        return "identical"
    if _words_kept(prose, verdict) < MIN_WORDS_KEPT:
        return "reworded"
    if max(verdict.covered) >= MIN_CONTAINED and min(verdict.covered) <= MAX_REST:
        return "cut"
    return "edited"


def _words_kept(prose: tuple[Prose, Prose], verdict: Verdict) -> float:
    """Mean likeness of the tied stretches of the side that is covered more, each by its best tie, weighted by words."""
    side = 0 if verdict.covered[0] >= verdict.covered[1] else 1
    best: dict[int, float] = {}
    for tie in verdict.ties:
        best[int(tie[side])] = max(best.get(int(tie[side]), 0.0), tie.likeness)
    words = {stretch: last - first for stretch in best for first, last in (stretch_words(prose[side], stretch),)}
    return sum(best[stretch] * words[stretch] for stretch in best) / max(sum(words.values()), 1)


def _link(left: Heading, right: Heading, kind: CopyKind, told: Direction, found: _Found) -> Copy:
    return Copy(
        left=left.id,
        right=right.id,
        kind=kind,
        origin=told.origin,
        passages=found.passages,
        covered_left=round(found.covered[0], 4),
        covered_right=round(found.covered[1], 4),
        explained_left=round(found.explained[0], 4),
        explained_right=round(found.explained[1], 4),
        damage=found.damage,
        because=_sentence(left, right, kind, told, found),
    )


def _sentence(left: Heading, right: Heading, kind: CopyKind, told: Direction, found: _Found) -> str:
    covered = found.covered
    from_left = told.origin == left.id if told.origin else covered[1] >= covered[0]
    origin, copy = (left, right) if from_left else (right, left)
    share = covered[1] if from_left else covered[0]
    how = f"{share:.0%} of {_named(copy)} stands in {_named(origin)} {_SAYS[kind]}"
    why = f"; {told.because}" if told.because else "; nothing tells which was first"
    own = share >= MIN_EXPLAINED > (found.explained[1] if from_left else found.explained[0])
    apart = "; but most of its narration is its own, so it is not folded" if own else ""
    return how + why + apart + _harm(found.damage) + "."


def _harm(damage: tuple[Damage, ...]) -> str:
    if not damage:
        return ""
    counts = Counter(harm.kind for harm in damage)
    return "; changed: " + ", ".join(f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in sorted(counts.items()))


def _named(heading: Heading) -> str:
    """How a person would name the report."""
    title = f"“{heading.title.strip('“”')}”" if heading.title else heading.name
    return f"{title} ({heading.outlet})" if heading.outlet else title
