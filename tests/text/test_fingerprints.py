"""Fingerprints: what leaves a trace and what does not."""

from firsthand.text.fingerprints import character_prints, skeleton, triple_prints
from firsthand.text.words import read_words

PLAIN = "Divers searched the harbour of Lund on Monday while Mayor Ilse Marten waited with 40 families."


def test_quotations_leave_no_trace() -> None:
    said = PLAIN + " “Nobody told us that the gate was open that night,” she said."
    other = PLAIN + " “All of it was in the report that they never read,” she said."
    assert triple_prints(read_words(said)).tolist() == triple_prints(read_words(other)).tolist()
    assert character_prints(read_words(said), said).tolist() == character_prints(read_words(other), other).tolist()


def test_the_skeleton_is_names_and_numbers_inside_sentences() -> None:
    words = read_words(PLAIN)
    assert [PLAIN[words.start[i] : words.end[i]] for i in skeleton(words)] == [
        "Lund", "Monday", "Mayor", "Ilse", "Marten", "40",
    ]  # fmt: skip


def test_texts_too_short_for_a_print_have_none() -> None:
    assert len(triple_prints(read_words("Two words"))) == 0
    assert len(character_prints(read_words("a of in"), "a of in")) == 0
