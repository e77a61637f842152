"""Reports as rows: words that one report of each pair has not are left out, and no digit of a likeness changes."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.stories.grouping import pairs_between, rows_for
from firsthand.compare.stories.sketches import _ENTRY, StorySketch

WORDS = st.dictionaries(st.integers(0, 30), st.tuples(*[st.integers(0, 3)] * 2, st.integers(1, 90)), max_size=20)


def sketch(words: dict[int, tuple[int, int, int]]) -> StorySketch:
    entries = np.zeros(len(words), _ENTRY)
    for row, (word, (names, lead, information)) in enumerate(sorted(words.items())):
        entries[row] = (word, max(names, lead, 1), names, lead, information)
    return StorySketch(entries=entries.tobytes(), opening="")


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, max_size=3), st.integers(0, 30))
def test_pairs_with_a_report_of_these_words_are_as_alike(
    others: list[dict[int, tuple[int, int, int]]], new: list[dict[int, tuple[int, int, int]]], common: int
) -> None:
    sketches = [sketch(words) for words in (*others, *new)]
    days = np.arange(len(sketches), dtype=np.float64)
    known = np.array(sorted({word for words in new for word in words}), np.uint32)
    whole, some = rows_for(sketches, days), rows_for(sketches, days, known)
    left, right = np.indices((len(others), len(new))).reshape(2, -1)
    right = right + len(others)
    found = [pairs_between(rows, rows.counts.words != common, left, right) for rows in (whole, some)]
    assert [column.tolist() for column in found[0]] == [column.tolist() for column in found[1]]
