"""Which tables read a text: Russian ones a text in Russian letters, English ones every other."""

import pytest

from firsthand.text.script import in_latin, language_of


@pytest.mark.parametrize(
    ("known", "text", "language"),
    [
        (None, "Около 15 тысяч человек задержаны на акциях протеста.", "ru"),
        ("ru", "Около 15 тысяч человек задержаны на акциях протеста.", "ru"),
        ("en", "Около 15 тысяч человек задержаны на акциях протеста.", "ru"),  # filed wrongly: the letters decide
        ("ru", "About 15,000 people were detained – at protests.", "en"),
        (None, "About 15,000 people were detained.", "en"),
        (None, "“Мы ждём,” she wrote on Tuesday; her neighbours in the lower town were waiting too.", "en"),
        (None, "Близько 15 тисяч людей затримали на акціях протесту в середу.", "en"),
        ("uk", "На площади было тихо, пели песни.", "en"),
        ("de", "Rund 15.000 Menschen – festgenommen.", "en"),
        (None, "", "en"),
        (None, "— 15 —", "en"),
    ],
)
def test_language_of(known: str | None, text: str, language: str) -> None:
    assert language_of(known, text) == language


def test_a_name_in_ukrainian_letters_does_not_make_a_russian_text_another() -> None:
    assert language_of(None, "Мэр города Андрій выступил на площади. " + "Люди слушали его молча. " * 20) == "ru"


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("The mayor said 12 people drowned.", True),
        ("Die Bürger von Kesselby – fünf Tote.", True),
        ("قال المتحدث إن 12 شخصا غرقوا.", False),
        ("Около 15 тысяч человек.", False),
        ("She read “Мы ждём” aloud on the square.", True),
        ("— 15 —", True),
    ],
)
def test_in_latin(text: str, *, latin: bool) -> None:
    assert in_latin(text) is latin
