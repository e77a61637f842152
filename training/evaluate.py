"""Weights -> scores: the product's own stages on a labelled file of the quality pack, scored by the pack's scorer.

python -m training.evaluate --pack FOLDER [--weights FOLDER] [--constants FILE] TASK GOLD

Without --weights the shipped ones are scored, for comparison. TASK is quotes, or mentions (names alone, without the
entities that they belong to); GOLD lies below the pack's data folder. Nothing but id and text is read of a record.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from training.product import decoding, product_weights

from firsthand.annotate.names import names
from firsthand.errors import Bug
from firsthand.stage import Reading
from firsthand.vocabulary import Mark, Mention, make_report
from tasks import quotes

QUOTES = ("joint", "exact", "iou50", "src_acc", "direct.joint", "mixed.joint", "indirect.joint")


def main() -> None:
    """Print the scores of one file, for quotations of all of them and of speech."""
    given = _parser().parse_args()
    constants = msgspec.json.decode(given.constants.read_bytes(), type=dict[str, float]) if given.constants else {}
    with product_weights(given.weights), decoding(constants):
        gold = given.pack / "data" / given.gold
        predictions = PREDICT[given.task](read_records(gold)[: given.limit])
        flags = ["--common"] if given.limit else []
        if given.task == "mentions":
            found = score(given.pack, "names", gold, (predictions, flags))
            print(json.dumps({"mention": found["exact"]["mention"], "type_acc": found["exact"]["type_acc"]}))
            return
        for more in ([], ["--speech"]):
            answer = score(given.pack, "quotes", gold, (predictions, [*flags, *more]))
            print(*more, json.dumps(f1_of(answer)))


def read_records(path: Path) -> list[dict[str, Any]]:
    """The records of a JSON Lines file, `.gz` or plain."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def predict_quotes(documents: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The attributions of each document, in the pack's format: the outermost ones, as quality/predict.py prints."""
    return list(quotes.predict(list(documents)))


def predict_mentions(documents: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The names of each document, each an entity of its own: the tagger's part of the pack's task `names`."""
    return [
        {"id": document["id"], "mentions": [_mention(mark) for mark in names.run(_reading(document))]}
        for document in documents
    ]


PREDICT = {"quotes": predict_quotes, "mentions": predict_mentions}


def _reading(document: Mapping[str, Any]) -> Reading:
    return Reading(make_report(document["text"], document["id"]))


def _mention(mark: Mark) -> dict[str, Any]:
    if not isinstance(mark, Mention):
        raise Bug(f"the stage names made a {type(mark).__name__}")
    kind = {"body": "organization"}.get(mark.kind, mark.kind)
    return {"start": mark.span.start, "end": mark.span.end, "type": kind, "entity": f"{mark.span.start}"}


def score(
    pack: Path, task: str, gold: Path, given: tuple[Sequence[Mapping[str, Any]], Sequence[str]]
) -> dict[str, Any]:
    """The answer of the pack's scorer about `given`: predictions, and flags for the scorer."""
    predictions, flags = given
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in predictions), "utf-8")
        command = [sys.executable, str(pack / "score.py"), task, str(gold), str(path), "--json", *flags]
        done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 (the scorer, by name)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def f1_of(answer: Mapping[str, Any]) -> dict[str, float]:
    """The measures of quotations that decide: F1 in percent, for `src_acc` a share."""
    return {name: answer[name]["f1"] if isinstance(answer[name], dict) else answer[name] for name in QUOTES}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted(PREDICT))
    parser.add_argument("gold", help="quotes/polnear_dev.jsonl.gz, seeds/names.jsonl")
    parser.add_argument("--pack", type=Path, required=True, help="the quality pack: score.py and data/")
    parser.add_argument("--weights", type=Path, default=None, help="a weights folder instead of the shipped one")
    parser.add_argument("--constants", type=Path, default=None, help="decoding.json that tune wrote")
    parser.add_argument("--limit", type=int, default=None, help="only the first N records")
    return parser


if __name__ == "__main__":
    main()
