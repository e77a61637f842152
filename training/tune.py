"""checkpoint -> decoding.json: the decoding constants that do best on the held-out training documents.

python -m training.tune --data FOLDER --out FOLDER --pack FOLDER [--without CORPUS]

Takes the exported weights in OUT/weights. One constant after the other, over all and speech-only joint F1 together,
through the product's own decoder and rules; the network runs once a passage. A constant moves only for more than
`LEAST_GAIN`.
"""

import gzip
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import msgspec
from training.corpora import Document, held_out_ids, read_documents
from training.evaluate import predict_quotes, score
from training.options import folder_parser
from training.product import CONSTANTS, decoding, product_weights
from training.writing import write_whole

from firsthand.annotate.encoder import paragraphs
from firsthand.annotate.encoder.chunks import Chunk
from firsthand.annotate.encoder.session import Scores, score_chunks

TRIED: Mapping[str, Sequence[float]] = {
    "inside_bias": (-0.5, 0.0, 0.5, 1.0),
    "piece_cost": (0.0, 0.5, 1.0),
    "sure_p": (0.0, 0.3, 0.5),
    "weak_cue": (0.05, 0.15, 0.3),
    "source_bias": (0.0, 0.5, 1.0, 1.5),
    "no_source_bias": (-2.0, -1.0, 0.0),
}

LEAST_GAIN = 0.15
"""Points of the two joint F1 together; less is chance on 40 documents."""


def main() -> None:
    """Choose, print each trial, write decoding.json."""
    parser = folder_parser(__doc__)
    parser.add_argument("--pack", type=Path, required=True, help="the quality pack, for its scorer")
    given = parser.parse_args()
    documents = list(read_documents(given.data, given.without))
    held_out = held_out_ids(documents)
    chosen = [document for document in documents if document.id in held_out]
    with product_weights(given.out / "weights"), scored_once(), tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl.gz"
        gold.write_bytes(gzip.compress(b"\n".join(map(msgspec.json.encode, chosen))))
        constants = choose(chosen, given.pack, gold)
    write_whole(given.out / "decoding.json", msgspec.json.encode(constants))


def choose(documents: Sequence[Document], pack: Path, gold: Path) -> dict[str, float]:
    """The best constants found, starting from the product's."""
    best = {name: getattr(module, constant) for name, (module, constant) in CONSTANTS.items()}
    reached = joint_sum(documents, pack, gold, best)
    for name, values in TRIED.items():
        for value in values:
            trial = best | {name: value}
            found = reached if trial == best else joint_sum(documents, pack, gold, trial)
            print(json.dumps({name: value, "sum": round(found, 2)}), flush=True)
            if found > reached + LEAST_GAIN:
                best, reached = trial, found
    return best


def joint_sum(documents: Sequence[Document], pack: Path, gold: Path, constants: Mapping[str, float]) -> float:
    """Joint F1 of all attributions plus that of speech."""
    with decoding(constants):
        predictions = predict_quotes({"id": document.id, "text": document.text} for document in documents)
    answers = (score(pack, "quotes", gold, (predictions, flags)) for flags in ([], ["--speech"]))
    return sum(float(answer["joint"]["f1"]) for answer in answers)


@contextmanager
def scored_once() -> Iterator[None]:
    """Inside, the network runs once for each chunk, whatever the decoder does with its scores."""
    kept: dict[tuple[int, ...], Scores] = {}

    def score_kept(chunks: Sequence[Chunk]) -> Iterator[Scores]:
        for chunk in chunks:
            key = (*chunk.ids, *chunk.features)
            if key not in kept:
                (kept[key],) = score_chunks([chunk])
            yield kept[key]

    with patch.object(paragraphs, "score_chunks", score_kept):
        yield


if __name__ == "__main__":
    main()
