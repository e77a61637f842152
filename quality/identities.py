"""Who is tied to whom in a pile of labelled stories, to be read: nobody has labelled identities, so none is scored.

python quality/identities.py FILE.jsonl.gz [--people | --bodies | --offices]

Documents have id, text, published and cluster; the clusters are taken for stories. One line a link, those of most
reports first: public or private, the names, the offices; of an office the words around it and who is meant.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from firsthand.compare.identities import identities
from firsthand.pipeline import annotate
from firsthand.run.memory import MemoryPile
from firsthand.vocabulary import Identity, OfficeHolder, Published, Story, make_report

AROUND = 60
"""Characters shown on both sides of a description."""


def main() -> None:
    """Print the links of one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--people", action="store_const", const="person", dest="only")
    parser.add_argument("--bodies", action="store_const", const="body", dest="only")
    parser.add_argument("--offices", action="store_const", const="office", dest="only")
    given = parser.parse_args()
    lines = sorted(read_links(given.file, given.only), key=lambda line: (-line[0], line[1]))
    for _, line in lines:
        print(line)
    print(f"{len(lines)} links")


def read_links(file: Path, only: str | None) -> Iterator[tuple[int, str]]:
    """(reports, line) of every link, or of one kind."""
    readings, stories = [], defaultdict(list)
    with gzip.open(file, "rt", encoding="utf-8") as documents:
        for line in documents:
            document = json.loads(line)
            day = document.get("published")
            published = Published(day, "given") if day else None
            report = make_report(document["text"], document["id"], published=published, language="en")
            readings.append(annotate(report))
            stories[document["cluster"]].append(report.id)
    texts = {reading.report.id: reading.text for reading in readings}
    pile = MemoryPile(readings)
    pile.sketch(identities)
    pile.add(Story(reports=tuple(told), title="", because="labelled") for told in stories.values())
    for link in identities.compare(pile):
        if isinstance(link, Identity) and only in {None, link.kind}:
            offices = ", ".join(office.office for office in link.offices)
            known = "public" if link.public else "private"
            yield len(link.members), f"{known} {link.kind}, {len(link.members)}: {' / '.join(link.names)} ({offices})"
        if isinstance(link, OfficeHolder) and only in {None, "office"}:
            span, text = link.described.span, texts[link.described.report]
            words = " ".join(text[max(0, span.start - AROUND) : span.end + AROUND].split())
            yield 1, f"office: ...{words}... = {' or '.join(one.name for one in link.holders)}"


if __name__ == "__main__":
    main()
