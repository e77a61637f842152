"""What two statements say of each other is the same whichever comes first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.compare.utterances.alignment import Evidence, copied_share, evidence_of
from firsthand.compare.utterances.contrasts import is_contrast, says_the_same
from firsthand.compare.utterances.kinship import relation
from firsthand.compare.utterances.suppositions import supposes_alone
from firsthand.compare.utterances.words import Word, read_plain
from firsthand.lexicon import read_table

FORMS = tuple(
    tuple(forms.split())
    for forms in (
        "bridge",
        "bridge dam",
        "dam",
        "valid",
        "invalid",
        "car",
        "automobile",
        "may",
        "june monday",
        "ban forbid",
        "chapel",
        "ru:мост bridge",
        "anna name:ann",
        "name:ann",
    )
)
flags = st.booleans()
words = st.builds(
    Word,
    forms=st.sampled_from(FORMS),
    worth=st.sampled_from((1.8, 2.4, 2.6, 5.0)),
    start=st.just(0),
    end=st.just(1),
    name=flags,
    negated=flags,
)
numbers = st.builds(
    Word,
    forms=st.just(()),
    worth=st.just(4.0),
    start=st.just(0),
    end=st.just(1),
    value=st.sampled_from((2.0, 14.0, 50.0, 49.0, 1950.0, 1951.0, 0.5)),
    negated=flags,
    before=st.sampled_from(("", "nearly")),
    ordinal=flags,
    base=st.sampled_from(("", "minute", "metre")),
    factor=st.sampled_from((1.0, 60.0, 43830.0)),
)
statements = st.lists(st.one_of(words, words, numbers), max_size=9)
plain = st.lists(st.integers(1, 4), max_size=12)


def rounded(evidence: Evidence) -> tuple[float, ...]:
    """Sums are added up in another order."""
    return tuple(round(float(value), 9) for value in evidence)


@settings(max_examples=300)
@given(statements, statements)
def test_the_evidence_is_the_same_whichever_comes_first(one: list[Word], other: list[Word]) -> None:
    assert rounded(evidence_of(one, other)) == rounded(evidence_of(other, one))


@given(plain, plain)
def test_the_copied_share_is_the_same_whichever_comes_first(one: list[int], other: list[int]) -> None:
    assert copied_share(one, other) == copied_share(other, one)
    assert supposes_alone(one, other) == supposes_alone(other, one)


TELLING = "the all some not that first last school will may bridge my her"
sentences = st.lists(st.sampled_from(read_plain(TELLING)), max_size=10).map(tuple)


@given(sentences, sentences)
def test_what_excludes_another_word_is_the_same_whichever_comes_first(
    one: tuple[int, ...], other: tuple[int, ...]
) -> None:
    for quoted in (False, True):
        assert is_contrast(one, other, ((), ()), quoted=quoted) is is_contrast(other, one, ((), ()), quoted=quoted)
        assert not is_contrast(one, one, ((), ()), quoted=quoted)
    there = says_the_same(one, other, ((), ()), tied=True, contrary=False)
    assert there is says_the_same(other, one, ((), ()), tied=True, contrary=False)


def test_a_phrase_said_twice_is_no_copy_of_a_longer_sentence() -> None:
    assert copied_share([1, 2, 3, 1, 2, 3], [1, 2, 3, 4, 5, 6]) == copied_share([1, 2, 3, 4, 5, 6], [1, 2, 3, 1, 2, 3])
    assert copied_share([1, 2, 3, 1, 2, 3], [1, 2, 3, 4, 5, 6]) == 0.5


def test_kin_is_the_same_whichever_comes_first() -> None:
    for row in list(read_table("kin"))[::200]:
        one = (row["word"],)
        for other in (*row["same"].split(), *row["near"].split(), *row["against"].split()):
            assert relation(one, (other,)) == relation((other,), one)
