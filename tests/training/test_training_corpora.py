"""Which documents are held out from training."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpora import HELD_OUT, Document, held_out_ids, id_hash

from training import corpora

LABELLED = [Document(f"report-{number}", "", quotes=()) for number in range(30)]
TEXTS = [Document(f"text-{number}", "") for number in range(5)]


@pytest.fixture(autouse=True, scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A list of three reports and a text that no labels make a labelled document."""
    path: Path = tmp_path_factory.mktemp("lists") / "held_out.txt"
    names = ("report-3", "report-14", "report-28", "text-2")
    path.write_text("".join(f"{id_hash(name)}\n" for name in names), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(corpora, "HELD_OUT", path)
        yield


@given(st.permutations(LABELLED))
def test_the_order_of_documents_and_corpora_decides_nothing(documents: list[Document]) -> None:
    assert held_out_ids([*TEXTS, *documents]) == {"report-3", "report-14", "report-28"}


def test_the_shipped_list_names_forty_documents_by_hash_alone() -> None:
    lines = HELD_OUT.read_text("utf-8").split()
    assert len(set(lines)) == len(lines) == 40
    assert all(len(line) == 16 and int(line, 16) >= 0 for line in lines)


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("It fell , she said .", "It fell, she said."),
        ('" No , " he said .', "“No,” he said."),
        ("The harbour - master 's dog did n't bark ( twice ) .", "The harbour-master's dog didn't bark (twice)."),
    ],
)
def test_tokens_are_put_together(tokens: str, text: str) -> None:
    assert corpora.put_together(tokens) == text
