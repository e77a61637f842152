"""The weights of compare/utterances/renderings.py, fitted; and what they reach on families they have not seen.

python quality/utterances_fit.py FILE [--documents N]

FILE is PolNeAR as the pack has it; the part that the encoder was not trained on (quotes/polnear_dev.jsonl.gz). One
utterance: pairs of the open sets of gold/utterances, and wordings of the families that were held out when the encoder
was trained. Different ones: their pairs of one speaker that differ in content, what those families hold apart, two
statements of one source in one document of PolNeAR, and statements of two families across languages. Pairs that the
rules settle before (word for word, a figure, a contrary, a supposition) are left out. Each pair of the gold is read
with our whole tables and with two random halves of them, so that the weights do not lean on words that were written
down for just these pairs; and two quotations that are told to be translations as if they were not, too.

Prints the weights, then for some thresholds what is tied when each family is judged by the weights of the other four
fifths: of the gold, by language and by what is left of the tables; of PolNeAR; of the families across languages.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from firsthand.compare.utterances import kinship, russian
from firsthand.compare.utterances.alignment import copied_share, evidence_of
from firsthand.compare.utterances.encoder import log_odds
from firsthand.compare.utterances.judgement import is_contrary, is_verbatim, pairing_of, tells_apart
from firsthand.compare.utterances.renderings import features_of
from firsthand.compare.utterances.sketches import sketch_utterances
from firsthand.compare.utterances.suppositions import supposes_alone
from firsthand.lexicon import read_table
from gold.utterances.read_families import pairs_of, read_families, statements_of
from predict import read_documents
from tasks.utterances import marked
from utterances_apart import MOST_PAIRS, speakers_of
from utterances_families import Wording, kind_of, wording_of

GOLD = Path(__file__).parent / "gold" / "utterances"
OPEN = ("open", "open2", "open3")
CONTENT = frozenset({"neg-other-sentence", "neg-negated", "neg-object", "neg-figure"})
TABLES = ("whole", "half", "other half")
KEPT = 0.6
FOLDS = 5
WEIGHT_APART = 0.35
"""Of a pair that nobody labelled: a few of them do say one thing twice."""
WEIGHT_FAMILIES = 0.1
"""Of a pair of a family: of one family there are fifty."""
PENALTY = 3.0
MOST_CROSSED = 600
THRESHOLDS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
Floats = npt.NDArray[np.float64]


class Example(NamedTuple):
    """One pair with its features."""

    family: str
    kind: str
    """What is counted together: "gold, one language, whole", "polnear", "crossed"."""
    same: bool
    weight: float
    features: tuple[float, ...]


def main() -> None:
    """Print the weights and a line a threshold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=170)
    given = parser.parse_args()
    pairs = [pair for name in OPEN for pair in read_documents(GOLD / f"{name}.jsonl")]
    examples = [*of_polnear(given.file, given.documents), *of_two_families(pairs), *of_families()]
    for number, tables in enumerate(TABLES):
        take_tables(number)
        examples += of_gold(pairs, tables)
    take_tables(0)
    print("weights:", ", ".join(f"{weight:.2f}" for weight in fit(examples)))
    scores = scored_apart(examples)
    for threshold in THRESHOLDS:
        print(f"{threshold:5.1f}: " + "; ".join(told(examples, scores > threshold)))


def of_gold(pairs: list[dict[str, Any]], tables: str) -> Iterator[Example]:
    """The pairs of the gold whose contents decide, as if all were said on one day."""
    family_of = families(pairs)
    for pair in pairs:
        if pair["same"] or (pair["class"] in CONTENT and pair["left"]["speaker"] == pair["right"]["speaker"]):
            left, right = (_wording(pair[side], side) for side in ("left", "right"))
            crossing = pair["left"]["language"] != pair["right"]["language"]
            kind = f"gold, {'two languages' if crossing else 'one language'}, {tables}"
            if left and right:
                yield from _examples(family_of[pair["id"]], kind, (left, right), same=pair["same"])


def of_polnear(file: Path, documents: int) -> Iterator[Example]:
    """Pairs of statements with one source in one document."""
    draw = random.Random(1)  # noqa: S311  # a sample, not a secret
    read = list(read_documents(file))
    draw.shuffle(read)
    for number, document in enumerate(read[:documents]):
        for speaker in speakers_of(document):
            some = list(combinations(speaker, 2))
            draw.shuffle(some)
            for left, right in some[:MOST_PAIRS]:
                yield from _examples(f"polnear {number}", "polnear", (Wording(*left), Wording(*right)), same=False)


def of_families() -> Iterator[Example]:
    """Pairs of the families that the encoder was not trained on."""
    for family in read_families():
        if family.held_out:
            wordings = {statement: wording_of(statement) for statement in statements_of(family)}
            for pair in pairs_of(family):
                kind = f"families, {kind_of(pair)}"
                yield from _examples(family.id, kind, (wordings[pair.left], wordings[pair.right]), same=pair.is_one)


def of_two_families(pairs: list[dict[str, Any]]) -> Iterator[Example]:
    """Russian statements with English ones of other families."""
    draw = random.Random(2)  # noqa: S311  # a sample, not a secret
    family_of = families(pairs)
    sides = [(family_of[pair["id"]], _wording(pair[side], side)) for pair in pairs for side in ("left", "right")]
    told = [(family, wording) for family, wording in sides if wording]
    crossed = [(a, b) for a, b in combinations(told, 2) if a[0] != b[0] and a[1].said.language != b[1].said.language]
    for (family, left), (_, right) in draw.sample(crossed, MOST_CROSSED):
        yield from _examples(family, "crossed", (left, right), same=False)


def _examples(family: str, kind: str, wordings: tuple[Wording, Wording], *, same: bool) -> Iterator[Example]:
    left, right = (wording.said for wording in wordings)
    evidence = evidence_of(left.words, right.words)
    verbatim = is_verbatim(copied_share(left.plain, right.plain), min(len(left.plain), len(right.plain)), evidence, 1.0)
    apart = tells_apart(evidence) or is_contrary(left, right, evidence) or supposes_alone(left.plain, right.plain)
    if not (verbatim or apart):
        read = log_odds(*(wording.text for wording in wordings))
        pairings = {pairing_of(left, right)}
        if left.style == right.style == "direct" and left.language == right.language:
            pairings.add("two quotations")
        for pairing in sorted(pairings):
            yield Example(family, kind, same, _weight_of(kind), features_of(evidence, pairing, read))


def _weight_of(kind: str) -> float:
    return 1.0 if kind.startswith("gold") else WEIGHT_FAMILIES if kind.startswith("families") else WEIGHT_APART


def families(pairs: list[dict[str, Any]]) -> dict[str, str]:
    """The family of each pair by id: pairs that have a text in common."""
    of_text: dict[str, str] = {}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        texts = [pair[side]["text"] for side in ("left", "right")]
        known = sorted({of_text[text] for text in texts if text in of_text})
        family = known[0] if known else pair["id"]
        for other in known[1:]:
            members[family] += members.pop(other)
        members[family] += texts
        of_text.update((text, family) for text in members[family])
    return {pair["id"]: of_text[pair["left"]["text"]] for pair in pairs}


def take_tables(number: int) -> None:
    """Read our own tables whole (0), or a random part of their rows; function words always stay."""

    def rows(name: str) -> tuple[Mapping[str, str], ...]:
        draw = random.Random(number)  # noqa: S311  # a sample, not a secret
        part = name in {"russian_english", "paraphrases"} and number > 0
        return tuple(row for row in read_table(name) if not part or row.get("english") == "" or draw.random() < KEPT)

    for module in (russian, kinship):
        module.read_table = rows  # type: ignore[attr-defined]  # the modules read their tables by this name
    for cached in (russian.english_of, russian.dictionary, kinship.relation, kinship.groups):
        cached.cache_clear()


def fit(examples: list[Example]) -> Floats:
    """The weights of a logistic regression, for features as they are; the first is the constant."""
    features = np.array([one.features for one in examples])
    scale = np.maximum(features.std(axis=0), 1e-9)
    inputs = np.c_[np.ones(len(features)), (features - features.mean(axis=0)) / scale]
    same = np.array([one.same for one in examples], float)
    weight = np.array([one.weight for one in examples])

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = inputs @ weights
        small = np.r_[0.0, weights[1:]]
        slope = inputs.T @ (weight * (1 / (1 + np.exp(-margin)) - same)) + PENALTY * small
        return float((weight * (np.logaddexp(0, margin) - same * margin)).sum() + PENALTY / 2 * small @ small), slope

    found = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B").x
    slopes = found[1:] / scale
    weights: Floats = np.r_[found[0] - slopes @ features.mean(axis=0), slopes]
    return weights


def scored_apart(examples: list[Example]) -> Floats:
    """The score of each example by weights fitted without its fifth of the families."""
    names = sorted({one.family for one in examples})
    random.Random(3).shuffle(names)  # noqa: S311  # a sample, not a secret
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    scores = np.zeros(len(examples))
    for number in range(FOLDS):
        weights = fit([one for one in examples if fold[one.family] != number])
        for at, one in enumerate(examples):
            if fold[one.family] == number:
                scores[at] = weights[0] + weights[1:] @ np.array(one.features)
    return scores


def told(examples: list[Example], tied: npt.NDArray[np.bool_]) -> Iterator[str]:
    """How many of each kind are tied."""
    for kind, same in sorted({(one.kind, one.same) for one in examples}):
        here = np.array([(one.kind, one.same) == (kind, same) for one in examples])
        yield f"{kind}{'' if same else ' (apart)'} {int(tied[here].sum())}/{int(here.sum())}"


def _wording(side: dict[str, Any], name: str) -> Wording | None:
    said = next(iter(sketch_utterances(marked(side, name)).said), None)
    return Wording(said, side["text"][side["start"] : side["end"]]) if said else None


if __name__ == "__main__":
    main()
