"""The work folder and scores -> card.json: what the weights are made of, how they were trained, what they reach.

python -m training.card --out FOLDER --pack FOLDER [--without CORPUS] [--constants FILE]

Scores PolNeAR dev and the names of the seeds with the exported weights, and with the shipped ones beside them. Reads
nothing but files of the work folder, the lock and the pack; a second run prints the same bytes.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from training.corpora import HELD_OUT
from training.evaluate import PREDICT, f1_of, read_records, score
from training.inputs import read_lock
from training.losses import WEIGHTS
from training.options import folder_parser
from training.product import decoding, product_weights
from training.train import BATCH_PIECES, ENCODER_RATE, HEAD_RATE, WARM_STEPS
from training.writing import write_whole

GOLD = {"quotes": "quotes/polnear_dev.jsonl.gz", "mentions": "seeds/names.jsonl"}


def main() -> None:
    """Write card.json and print it."""
    parser = folder_parser(__doc__)
    parser.add_argument("--pack", type=Path, required=True, help="the quality pack: score.py and data/")
    parser.add_argument("--constants", type=Path, default=None, help="decoding.json that tune wrote")
    given = parser.parse_args()
    constants = msgspec.json.decode(given.constants.read_bytes(), type=dict[str, float]) if given.constants else {}
    weights: Path = given.out / "weights"
    shipped = measure(given.pack)
    with product_weights(weights), decoding(constants):
        ours = measure(given.pack)
    card = {
        "files": {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(weights.iterdir())},
        "inputs": [found for found in read_lock() if found.name not in given.without],
        "recipe": recipe(given.out),
        "constants": constants,
        "scores": ours,
        "scores of the shipped weights": shipped,
    }
    encoded = msgspec.json.format(msgspec.json.encode(card), indent=1)
    write_whole(given.out / "card.json", encoded + b"\n")
    print(encoded.decode())


def recipe(folder: Path) -> dict[str, Any]:
    """The numbers that training used, and the last losses that it wrote down."""
    lines = msgspec.json.Decoder().decode_lines((folder / "train.jsonl").read_bytes())
    return {
        "batch pieces": BATCH_PIECES,
        "rates": [ENCODER_RATE, HEAD_RATE],
        "warm-up steps": WARM_STEPS,
        "loss weights": dict(WEIGHTS),
        "documents held out": len(HELD_OUT.read_text("utf-8").split()),
        "last": [line for line in lines if "held_out" in line][-1:],
    }


def measure(pack: Path) -> dict[str, Any]:
    """Scores with the weights in force: attributions of all kinds and of speech, and names."""
    data = pack / "data"
    quotes = PREDICT["quotes"](read_records(data / GOLD["quotes"]))
    mentions = PREDICT["mentions"](read_records(data / GOLD["mentions"]))
    return {
        "polnear_dev, all": f1_of(score(pack, "quotes", data / GOLD["quotes"], (quotes, []))),
        "polnear_dev, speech": f1_of(score(pack, "quotes", data / GOLD["quotes"], (quotes, ["--speech"]))),
        "names of the seeds": score(pack, "names", data / GOLD["mentions"], (mentions, []))["exact"]["mention"],
    }


if __name__ == "__main__":
    main()
