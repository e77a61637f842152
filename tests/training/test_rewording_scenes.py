"""Scenes: what a report tells around a statement, with dots for all that is said; and the families of occasions."""

from random import Random

from training.rewordings.occasions import scene_items

from firsthand.compare.utterances.scenes import LEFT_OUT, NEAR_CHARACTERS, SCENE, scene_of
from firsthand.vocabulary import Span
from gold.utterances.read_occasions import read_occasions

TEXT = (
    "Rain fell on Velmar all day. The harbour master met the crews at the quay. “The dredger stays,” Ines Kolb told "
    "them for “Radio Quay”, “and so do I”. A man shouted “We will see about that!” from the back. The port opens soon."
)


def pieces(*written: str) -> list[Span]:
    return [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in written]


def test_a_scene_is_the_sentence_before_and_the_one_of_the_statement() -> None:
    scene = scene_of(TEXT, pieces("The dredger stays,", "and so do I")).text
    assert scene == (
        f"{SCENE}The harbour master met the crews at the quay. “{LEFT_OUT}” Ines Kolb told them for “Radio Quay”, "
        f"“{LEFT_OUT}”."
    )


def test_what_is_said_is_not_in_it_nor_in_any_other_quotation() -> None:
    scene = scene_of(TEXT, pieces("from the back")).text
    assert "see about" not in scene
    assert f"shouted “{LEFT_OUT}” {LEFT_OUT}" in scene


def test_a_statement_that_is_the_whole_report_has_an_empty_scene() -> None:
    assert scene_of("Bridge stays shut", [Span(0, 17)]).text == f"{SCENE}{LEFT_OUT}"


def test_a_long_sentence_before_it_is_cut() -> None:
    long = "word " * 400
    scene = scene_of(f"{long}. He said it was over.", [Span(len(long) + 10, len(long) + 21)]).text
    assert len(scene) < 2 * NEAR_CHARACTERS
    assert f"He said {LEFT_OUT}" in scene


def test_of_a_family_no_pair_is_of_two_occasions_and_of_one() -> None:
    (family, *_) = read_occasions()
    items = scene_items([family], 1, Random(1))  # noqa: S311  # a sample, not a secret
    assert all(item.left.startswith(SCENE) and item.right.startswith(SCENE) for item in items)
    where = {SCENE + frame.text: occasion.what for occasion in family.occasions for frame in occasion.frames}
    told = [item for item in items if item.left in where and item.right in where]
    assert {item.is_one for item in told} == {True, False}
    assert all((where[item.left] == where[item.right]) == item.is_one for item in told)
    assert all(item.is_one for item in items if item not in told), "a vague one can be of any"


def test_every_scene_of_the_families_leaves_out_what_was_said() -> None:
    families = read_occasions()
    assert len({family.id for family in families}) == len(families) == 620
    assert 0 < sum(family.held_out for family in families) < len(families) / 6
    scenes = [frame.text for family in families for occasion in family.occasions for frame in occasion.frames]
    assert all(LEFT_OUT in scene for scene in scenes)
