import pytest

from firsthand.read.credits import credit_at_end, is_boilerplate, is_credit, photo_credit


@pytest.mark.parametrize(
    "block",
    [
        "Translations by Mia Orr.",
        "Translated from the Veldan by Mia Orr",
        "Reporting by Ana Bel in Harrow Bay; editing by Jo Lunde",
        "(Additional reporting by Ana Bel; Editing by Jo Lunde)",
        "With reporting from Northwire",
        "(Northwire)",
        "(with agencies)",
        "— Northwire",
        "Ana Bel contributed to this report.",
        "Northwire's Ana Bel contributed reporting to this story from Port Ellis.",
        "Correction: the bridge was built in 1931, not 1913.",
        "Editor’s note: some names were left out.",
        "An earlier version of this article gave a wrong day.",
        "This story was first published on 3 March.",
        "© 2031 Northwire",
        "Photos by Jan Oster",
    ],
)
def test_credits(block: str) -> None:
    assert is_credit(block)


@pytest.mark.parametrize(
    "block",
    [
        "Reporting by the Northwire found that the bridge was cracked.",
        "Translated into money, the cracks cost two million crowns.",
        "He contributed to this report on harbours in 2027 and then left the town.",
        "This report said that two pillars were cracked.",
        "Copyright law does not cover bridges.",
        "Correction is not what the engineers want.",
        "Edited letters were read out in court.",
        "Northwire",
    ],
)
def test_sentences_that_start_like_credits(block: str) -> None:
    assert not is_credit(block)


@pytest.mark.parametrize(
    ("block", "credit"),
    [
        ("The bridge on Tuesday. Photo by Jan Oster/Northwire", "Photo by Jan Oster/Northwire"),
        ("The bridge on Tuesday. (NW Photo/Jan Oster)", "(NW Photo/Jan Oster)"),
        ("The bridge on Tuesday (Photo: Jan Oster)", "(Photo: Jan Oster)"),
        ("The bridge on Tuesday. Jan Oster/Northwire", "Jan Oster/Northwire"),
        ("The bridge on Tuesday. NORTHWIRE/Jan Oster/File Photo", "NORTHWIRE/Jan Oster/File Photo"),
        ("The bridge on Tuesday. Jan Oster via Picture Desk", "Jan Oster via Picture Desk"),
        ("Jan Oster/Northwire", "Jan Oster/Northwire"),
        ("The bridge on Tuesday. © Northwire", "© Northwire"),
        ("He handed the mayor the photo from Harrow Bay", None),
        ("The deal was between Red Line/Blue Line", None),
        ("She sent the video by ferry", None),
    ],
)
def test_photo_credits(block: str, credit: str | None) -> None:
    at = photo_credit(block)
    assert (None if at is None else block[at:]) == credit


@pytest.mark.parametrize(
    ("block", "credit"),
    [
        ("It was shut. (Reporting by Ana Bel; editing by Jo Lunde)", "(Reporting by Ana Bel; editing by Jo Lunde)"),
        ("“It was shut.” (Northwire)", "(Northwire)"),
        ("It was shut (Northwire)", None),
        ("It was shut. (See the map below.)", None),
    ],
)
def test_credits_behind_the_last_sentence(block: str, credit: str | None) -> None:
    at = credit_at_end(block)
    assert (None if at is None else block[at:]) == credit


@pytest.mark.parametrize(
    "block", ["Advertisement", "5 min read", "Follow Ana Bel on Twitter @anabel.", "Related stories"]
)
def test_boilerplate(block: str) -> None:
    assert is_boilerplate(block)


@pytest.mark.parametrize("block", ["Related arrests followed in Port Ellis.", "Follow the money, she said."])
def test_sentences_that_start_like_boilerplate(block: str) -> None:
    assert not is_boilerplate(block)
