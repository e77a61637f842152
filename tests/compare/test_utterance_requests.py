"""Requests not to be named, near a statement without a name."""

import pytest

from firsthand.compare.utterances.requests import asks_for_no_name, holds_request
from firsthand.lexicon import read_table
from firsthand.lexicon import requests as lexicon_requests
from firsthand.vocabulary import Span


@pytest.mark.parametrize(
    "words",
    [
        "who did not want to give his name",
        "who asked that her name not be printed",
        "who requested that the station not utilize his full identify",
        "who wished to remain nameless",
        "who feared being identified",
        "who would only speak if no names were printed",
        "who asked us to hide her name",
        "speaking off the record",
        "who was not allowed to speak to the press",
        "who lacks authority to talk to reporters",
        "speaking privately",
        "in a conversation not for attribution",
        "whose name is known to the newsroom",
        "попросивший не называть его имени",
        "имя которого известно редакции",
        "не имея права говорить с прессой",
        "сказал не для печати",
        "speaking off-the-record",
        "who would not go on the record",
        "speaking on condition that nobody quote him by name",
        "asking that his name be kept out of the report",
        "who spoke in confidence",
        "who requested confidentiality",
        "in a not-for-attribution briefing",
        "not for publication",
        "under Chatham House rules",
        "in a background briefing",
        "in a private conversation, as she told them in private",
        "who spoke under an assumed name",
        "who asked to be called Mira",
        "barred from speaking to the media",
        "who was not supposed to talk to the press",
        "forbidden to give interviews",
        "говоривший не под запись",
        "который не вправе общаться с прессой",
        "которому запрещено давать интервью",
        "в частной беседе",
        "говоривший неофициально",
        "говоривший под чужим именем",
        "который не хочет огласки",
        "who would not name the team member",
        "who did not name the company's source",
        "who would not name the country, or give her name",
        "who did not name the company, where he still works",
        "которого мы просили не называть компанию, в которой он работает",
        "who did not name the date, and asked not to be named",
        "of a station that does not name a victim",
        "не назвавший даты и попросивший не называть его имени",
        *(
            row["example"].partition(";")[0]
            for name in ("anonymity_rows", "protected_ru_rows")
            for row in read_table(name)
        ),
    ],
)
def test_a_request_in_any_wording(words: str) -> None:
    assert not words or holds_request(f"said the mayor, {words}.")


@pytest.mark.parametrize(
    "words",
    [
        "who was speaking in the harbour of Kelm",
        "who was not allowed to leave the island",
        "of a privately owned ferry",
        "who spoke of the national identity of the islands",
        "who gave the keys of the bridge to the guard",
        "который приехал в порт утром",
        "who won a vote of confidence",
        "who was forbidden to leave the country",
        "who spoke on the record about the dam",
        "who mentioned the firm by name",
        "who gave the bridge a different name",
        "who was in private talks with the bank",
        "запретивший давать лекарства без рецепта",
        "who would not name a successor",
        "who declined to name the firm",
        "who refused to give the names of the suppliers",
        "without naming any country",
        "не назвав даты",
        "который не стал называть преемника",
        "давший официальный комментарий",
    ],
)
def test_what_is_none(words: str) -> None:
    assert not holds_request(f"said the mayor, {words}.")


def test_a_request_counts_near_the_statement_and_beside_a_mention() -> None:
    request, far = "A man asked not to be named.", " The ice held." * 30
    text = f"{request}{far} “No,” he said."
    statement = Span(len(text) - 14, len(text))
    assert not asks_for_no_name(text, statement, ())
    assert asks_for_no_name(text, statement, [Span(0, 5)])
    assert asks_for_no_name(f"{request} “No,” he said.", Span(len(request) + 1, len(request) + 14), ())


def test_a_word_without_an_end_is_looked_up_as_far_as_stems_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Asked(dict[str, frozenset[str]]):
        def get(self, word: str, default: frozenset[str] = frozenset()) -> frozenset[str]:  # type: ignore[override]
            asked.append(word)
            return default

    monkeypatch.setattr(lexicon_requests, "_russian", lambda: (Asked(), Asked(), 12))
    lexicon_requests.russian_classes.__wrapped__("ы" * 5_000)
    assert len(asked) < 20
