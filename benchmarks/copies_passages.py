"""How exactly passages are found: copies made of `examples/` with known spans, scored with PAN's plagdet.

python benchmarks/copies_passages.py [--rounds 6]

A copy takes most paragraphs of one report, rewords them by one method, drops one or two and puts paragraphs of an
unrelated report between them. Known passages are runs of paragraphs that stand together on both sides. Methods marked *
were written down before the first run and never looked at while the stage was changed. Scores are macro averages
over passages, in characters of both sides (Potthast et al. 2010): plagdet = F1 / log2(1 + granularity).
"""

import argparse
import math
import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from firsthand.compare.copies import copies
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, Passage, Span, hull, make_report

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"
MIN_PARAGRAPHS = 4
_SYNONYMS = dict(
    pair.split("=")
    for pair in """said=stated people=residents killed=dead least=minimum houses=homes homes=dwellings water=flood
    early=initial night=evening children=youngsters began=started told=informed report=account asked=requested
    found=discovered near=close large=big small=little help=aid police=officers city=town road=street doctors=medics
    family=relatives before=prior after=following because=since however=yet about=around many=numerous several=various
    first=initial last=final made=built took=carried gave=handed week=fortnight officials=authorities rescue=recovery
    under=below over=above against=versus while=whereas but=yet who=that could=might would=should had=held been=stayed
    workers=labourers ministry=department country=nation government=cabinet building=structure reached=got""".split()
)


class Made(NamedTuple):
    """A source, a copy of it, and the passages that stand in both."""

    source: str
    copy: str
    passages: list[Passage]


def main() -> None:
    """A line a method, then the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6, help="copies of each report a method")
    rounds = parser.parse_args().rounds
    reports = [paragraphs for path in sorted(EXAMPLES.glob("*.txt")) if (paragraphs := _paragraphs(path))]
    scores = []
    for name, reword in METHODS.items():
        draw = random.Random(name)
        made = [
            _copy(report, reports[number - 5], reword, draw)
            for number, report in enumerate(reports)
            for _ in range(rounds)
        ]
        found = [_found(one) for one in made]
        missed = sum(not passages for passages in found)
        scores.append(plagdet([one.passages for one in made], found))
        plag, precision, recall, granularity = scores[-1]
        print(
            f"{name:28} plagdet {plag:.3f}  precision {precision:.3f}  recall {recall:.3f}  "
            f"granularity {granularity:.3f}  copies not linked {missed} of {len(made)}"
        )
    print(f"{'mean':28} plagdet {sum(score[0] for score in scores) / len(scores):.3f}")


def _paragraphs(path: Path) -> list[str]:
    """The paragraphs below the headline, without those in which most is quoted."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    kept = [block for block in blocks if len(block.split()) >= 12]
    return kept if len(kept) >= MIN_PARAGRAPHS else []


def _copy(report: Sequence[str], other: Sequence[str], reword: "Reword", draw: random.Random) -> Made:
    dropped = set(draw.sample(range(len(report)), draw.randint(0, max(1, len(report) // 4))))
    blocks: list[tuple[int | None, str]] = [
        (number, reword(text, draw)) for number, text in enumerate(report) if number not in dropped
    ]
    for _ in range(draw.randint(1, 2)):
        blocks.insert(draw.randint(0, len(blocks)), (None, draw.choice(other)))
    source_at = list(_places(report))
    copy_at = list(_places([text for _, text in blocks]))
    runs: list[list[tuple[int, int]]] = []
    for at, (number, _) in enumerate(blocks):
        if number is None:
            continue
        if runs and runs[-1][-1] == (number - 1, at - 1):
            runs[-1].append((number, at))
        else:
            runs.append([(number, at)])
    passages = [
        Passage(hull([source_at[number] for number, _ in run]), hull([copy_at[at] for _, at in run])) for run in runs
    ]
    return Made("\n\n".join(report), "\n\n".join(text for _, text in blocks), passages)


def _places(blocks: Sequence[str]) -> Iterator[Span]:
    start = 0
    for block in blocks:
        yield Span(start, start + len(block))
        start += len(block) + 2


def _found(made: Made) -> list[Passage]:
    """The passages of the link between the two, the source's side on the left; none if there is no link."""
    source, copy = make_report(made.source, "source"), make_report(made.copy, "copy")
    for link in compare_pile(MemoryPile([Reading(source), Reading(copy)]), (copies,)):
        if isinstance(link, Copy):
            turned = link.left != source.id
            return [Passage(one.right, one.left) if turned else one for one in link.passages]
    return []


def plagdet(
    known: Sequence[Sequence[Passage]], found: Sequence[Sequence[Passage]]
) -> tuple[float, float, float, float]:
    """Plagdet, precision, recall and granularity over many pairs of texts."""
    precision = [_covered(one, actual) for actual, passages in zip(known, found, strict=True) for one in passages]
    recall = [_covered(one, passages) for actual, passages in zip(known, found, strict=True) for one in actual]
    times = [
        met
        for actual, passages in zip(known, found, strict=True)
        for one in actual
        if (met := sum(_meet(one, other) for other in passages))
    ]
    p, r = (sum(shares) / max(len(shares), 1) for shares in (precision, recall))
    granularity = sum(times) / max(len(times), 1)
    return 2 * p * r / max(p + r, 1e-9) / math.log2(1 + max(granularity, 1)), p, r, granularity


def _meet(one: Passage, other: Passage) -> bool:
    return one.left.overlaps(other.left) and one.right.overlaps(other.right)


def _covered(one: Passage, others: Sequence[Passage]) -> float:
    """Share of the characters of both sides of a passage that stand in those others that meet it on both."""
    left: set[int] = set()
    right: set[int] = set()
    for other in others:
        if _meet(one, other):
            left.update(range(max(one.left.start, other.left.start), min(one.left.end, other.left.end)))
            right.update(range(max(one.right.start, other.right.start), min(one.right.end, other.right.end)))
    return (len(left) + len(right)) / (one.left.end - one.left.start + one.right.end - one.right.start)


Reword = Callable[[str, random.Random], str]


def verbatim(text: str, _draw: random.Random) -> str:
    """As it stands."""
    return text


def synonyms(text: str, draw: random.Random) -> str:
    """Words of the table swapped, and a fifth of the other longer words for words of the same text, as spinners err."""
    pool = re.findall(r"\b[a-z]{5,}\b", text) or ["thing"]

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        if word in _SYNONYMS:
            return _SYNONYMS[word]
        return draw.choice(pool) if len(word) > 4 and draw.random() < 0.2 else word

    return re.sub(r"\b[a-z]+\b", swap, text)


def clauses(text: str, draw: random.Random) -> str:
    """In most sentences, what stands before the first comma moves to the end."""
    return " ".join(_turned(one) if draw.random() < 0.7 else one for one in _sentences(text))


def _turned(sentence: str) -> str:
    first, comma, rest = sentence.rstrip(".").partition(", ")
    if not comma or "“" in sentence or len(rest) < 20:
        return sentence
    return f"{rest[0].upper()}{rest[1:]}, {first[0].lower()}{first[1:]}."


def cut_and_merge(text: str, draw: random.Random) -> str:
    """Sentences cut at "and" and commas, others joined to the next."""
    pieces = [
        re.sub(r", and |; |, who |, which ", ". ", one) if draw.random() < 0.6 else one for one in _sentences(text)
    ]
    joined = pieces[0]
    for before, after in pairwise(pieces):
        merge = draw.random() < 0.4 and before.endswith(".")
        joined = f"{joined[:-1]}, while {after[0].lower()}{after[1:]}" if merge else f"{joined} {after}"
    return joined


def insert_and_delete(text: str, draw: random.Random) -> str:
    """One word in ten dropped, one in twelve followed by another word."""
    words = [word for word in text.split(" ") if draw.random() > 0.1]
    fillers = ["reportedly", "also", "now", "still", "indeed", "then", "later", "again"]
    return " ".join(f"{word} {draw.choice(fillers)}" if draw.random() < 1 / 12 else word for word in words)


def voices(text: str, draw: random.Random) -> str:
    """Speakers moved to the front or the end: "X said Y" and "Y, X said" turned round; plain past made compound."""
    text = re.sub(r"\b(was|were) (\w+ed)\b", r"had been \2", text)
    turned = []
    for one in _sentences(text):
        match = re.match(r"^([A-Z][^“”,]{3,60}?) (?:said|told reporters) (?:that )?([^“”]{20,})\.$", one)
        late = re.match(r"^([^“”]{20,}), (?:the |an? )?([^“”,]{3,40}) said\.$", one)
        if match and draw.random() < 0.9:
            turned.append(f"According to {match[1]}, {match[2]}.")
        elif late:
            turned.append(f"It was stated by {late[2]} that {late[1][0].lower()}{late[1][1:]}.")
        else:
            turned.append(one)
    return " ".join(turned)


def there_and_back(text: str, draw: random.Random) -> str:
    """As after two translations: articles lost or changed, contractions opened, synonyms, the time moved to the end."""
    text = re.sub(r"\b(the|a|an) ", lambda found: draw.choice(["", "the ", f"{found[1]} "]), text)
    text = re.sub(r" on (\w+day),? ([^.“”]{15,80})\.", r" \2 on \1.", text)
    return re.sub(r"\b[a-z]+\b", lambda found: _SYNONYMS.get(found.group(), found.group()), text)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text.replace("\n", " "))


METHODS: dict[str, Reword] = {
    "verbatim": verbatim,
    "synonyms": synonyms,
    "clauses moved": clauses,
    "sentences cut and merged": cut_and_merge,
    "words put in and left out": insert_and_delete,
    "passive, according to *": voices,
    "there and back *": there_and_back,
}

if __name__ == "__main__":
    main()
