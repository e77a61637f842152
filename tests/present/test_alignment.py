from hypothesis import given
from hypothesis import strategies as st

from firsthand.present.alignment import align_wordings, differing_words, words_of, wrap_columns

SENTENCE = st.lists(
    st.sampled_from(["every", "bridge", "will", "stand", "again,", "“snow”", "no", "мост", "снова", "الجسر"]),
    max_size=9,
).map(" ".join)


@given(st.lists(SENTENCE, min_size=1, max_size=4))
def test_every_wording_can_be_read_back_from_its_row(texts: list[str]) -> None:
    columns = align_wordings(texts)
    for i, text in enumerate(texts):
        assert [column.words[i] for column in columns if column.words[i] is not None] == words_of(text)


@given(st.lists(SENTENCE, min_size=1, max_size=4))
def test_wrapping_loses_no_column(texts: list[str]) -> None:
    columns = align_wordings(texts)
    assert [column for line in wrap_columns(columns, most=20) for column in line] == list(columns)


def test_shared_words_stand_in_one_column_and_others_are_marked() -> None:
    columns = align_wordings(["Every bridge will stand again.", "every bridge shall stand"])
    assert [(column.words, column.shared) for column in columns] == [
        (("Every", "every"), True),
        (("bridge", "bridge"), True),
        (("will", "shall"), False),
        (("stand", "stand"), True),
        (("again.", None), False),
    ]


def test_equal_texts_differ_nowhere() -> None:
    assert [run.same for run in differing_words("at least 40 people", "at least 40 people")] == [True]


def test_a_changed_figure_is_a_run_of_its_own() -> None:
    runs = differing_words("and at least 40 people were missing", "and at least 14 people were missing")
    assert [(run.left, run.right) for run in runs if not run.same] == [("40", "14")]


def test_across_languages_only_words_that_stand_for_each_other_share_a_column() -> None:
    columns = align_wordings(["We will open the old bridge in June.", "Мы откроем мост в июне."])
    assert [column.words for column in columns if None not in column.words] == [
        ("open", "откроем"),
        ("bridge", "мост"),
        ("June.", "июне."),
    ]
    assert [column.words[0] for column in columns if column.kin] == ["open", "bridge", "June."]
    assert [column.words for column in columns if column.words[0] is None] == [(None, "Мы"), (None, "в")]


def test_two_wordings_in_another_language_meet_each_other() -> None:
    texts = ["We will open the old bridge in June.", "Мы откроем мост в июне.", "Мы открываем мост в июне."]
    columns = align_wordings(texts)
    assert ("open", "откроем", "открываем") in [column.words for column in columns]
    assert (None, "Мы", "Мы") in [column.words for column in columns]
    assert [column.words for column in columns if column.kin] == [
        ("bridge", "мост", "мост"),
        ("June.", "июне.", "июне."),
    ]


def test_letters_of_which_we_have_no_words_share_no_column() -> None:
    columns = align_wordings(["The bridge will stand", "الجسر سيُبنى"])
    assert all(None in column.words for column in columns)
