"""A withheld name in every shape that a text gives it: joined, parted, inflected, in capitals."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.record.test_withheld_everywhere import person, told

import firsthand as fh
from firsthand.compare.withheld import Withheld
from firsthand.record.ask.name_forms import forms_of_names
from firsthand.record.ask.spread import told_elsewhere
from firsthand.record.ask.withhold import mask_of, mask_of_names
from firsthand.stage import Reading
from firsthand.vocabulary import Span, make_report

ENGLISH = """A nurse speaks of the harbour

A nurse, Jonna Reik, who asked not to be named, told reporters on Tuesday: “We counted nine dead on the quay.”

Jonna’s brother left on 3 March 2031. REIK SAW NINE DEAD. The Reik-Holm family and Jonna-Marie stayed. On 4 March 2031
Jon\u00adna Re\u00adik came back, and Jonna\u00a0Reik spoke. Jonna
Reik slept. She, Jon-
na, wept on 5 March 2031. The Reiks left, and Re\u200bik too. “REIK’S boat is gone,” said Mayor Ilse Marten.
"""
RUSSIAN = """Медсестра рассказала о гавани

Медсестра Жанна Лосева, попросившая не называть её имени, рассказала во вторник: «Мы насчитали девять погибших».

Брат Жанны Лосевой уехал 3 марта 2031 года. К Жанне пришли Лосевы. Жаннин дом сгорел, у Лосевых ничего нет, с Лосевыми
говорили. ЖАННА ЛОСЕВА ВЕРНУЛАСЬ. Лосева-Кац и Жанна-Мария остались. Жан\u00adна Ло\u00adсева вернулась 4 марта 2031
года, Жанна\u00a0Лосева спала, Жан-
на плакала. «Лосевой лодки нет», — сказал мэр Илья Мартенов.
"""


@pytest.mark.parametrize(
    ("text", "names"), [(ENGLISH, ("jonna", "reik")), (RUSSIAN, ("жан", "лосев"))], ids=["English", "Russian"]
)
def test_no_row_and_no_page_tells_a_name_in_any_shape(tmp_path: Path, text: str, names: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    record = fh.read([tmp_path / "a.txt"], record=tmp_path / "pile.db")
    plain = str.maketrans("", "", "\u00ad\u200b\n-\u00a0")
    found = [
        (kind, one) for kind, one in told(record.ask, "") if any(n in one.translate(plain).casefold() for n in names)
    ]
    assert found == []
    shown = record.ask.masked_text("a.txt").translate(plain).casefold()
    report, places = record.ask.reader_text("a.txt")
    read = "".join(c for at, c in enumerate(report.text) if not any(p.start <= at < p.end for p in places))
    for name in names:
        assert name not in shown
        assert name not in read.translate(plain).casefold()


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("ليان الحداد", "وليان الحداد"),
        ("ليان الحداد", "لليان"),
        ("ليان الحداد", "للحداد"),
        ("ليان الحداد", "لِيَان"),
        ("נועה ברק", "ולנועה"),
        ("Jonna Reik", "Jon\u00adna"),
        ("Jonna Reik", "Re-\nik"),
        ("Jonna Reik", "Reiks"),
        ("Жанна Лосева", "Ло\u00adсева"),
        ("Жанна Лосева", "Жан-\nна"),
    ],
)
def test_text_and_labels_withhold_every_shape(name: str, shape: str) -> None:
    text = f"{name} x {shape} y"
    mask = mask_of(text, [("mark", person(name))])
    assert [place.of(text) for place in mask.places] == [name, shape]
    assert mask.sentence(f"x {shape} y") == mask.label(f"x {shape} y") == "x [withheld] y"


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        *(("Jonna Reik", end.join(("Jon", "na"))) for end in ("\u00ad\n", "-\n   ", "-\n\n ", "\u2011\n", "\x02\n")),
        *(("Jonna Reik", sign.join(("Jo", "nna"))) for sign in "\u061c\u034f\u180e\ufe0f\ufffe\x02\ufffd\u0301"),
        *(("Jonna Reik", shape) for shape in ("REIKS", "Ｒｅｉｋ")),
        *(("Jürgen Älmqvist", shape) for shape in ("Ju\u0308rgen", "A\u0308lmqvist", "Jurgen")),
        *(("ליאור ברק", shape) for shape in ("לִיאוֹר", "וּלְלִיאוֹר")),
        *(("Алексей Заяц", shape) for shape in ("Зайца", "Зайцем", "ЗАЙЦУ", "Алексеи\u0306", "Алексею")),
        *(("Пётр Воробей", shape) for shape in ("Воробья", "Воробьём", "Петра", "Пе\u0308тр")),
        *(("Пётр Котёл", shape) for shape in ("Котла", "Котлом")),
        *(("Лев Соловей", shape) for shape in ("Соловьём", "Льва", "Львом")),
        *(("Игорёк Кравец", shape) for shape in ("Игорька", "Кравцу")),
        ("Жанна Лосева", "Лосе\u0301ва"),
        ("Jonna Reis", "Reises"),
    ],
)
def test_text_labels_and_notes_withhold_one_set_of_forms(name: str, shape: str) -> None:
    text = f"{name} x {shape} y"
    mask, everywhere = mask_of(text, [("mark", person(name))]), mask_of_names([name])
    assert [place.of(text) for place in mask.places] == [name, shape]
    for shown in (mask.sentence, mask.label, mask.note, everywhere.label, everywhere.note):
        assert shown(f"x {shape} y") == "x [withheld] y"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the Reik-\nHolm house and Re\u00adik", "the [withheld]-\nHolm house and [withheld]"),
        ("the Reik-\nHolm house, Jon\u00adna", "the [withheld]-\nHolm house, [withheld]"),
        ("by\u200bRe\u200bik, Reiks' boat, Reik¹", "by\u200b[withheld], [withheld]' boat, [withheld]¹"),
    ],
)
def test_what_nobody_sees_may_part_words_or_not(words: str, shown: str) -> None:
    mask = mask_of("Jonna Reik", [("mark", person("Jonna Reik"))])
    for one in (mask, mask_of_names(["Jonna Reik"])):
        assert one.label(words) == one.note(words) == shown
    assert mask.sentence(words) == shown


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Олег Иван", "Ольга Иванова, Иванов"),
        ("Jonna Reik", "Reikson, Reikjavik, Jon and Re"),
        ("Пётр Дон", "на дне Дна"),
    ],
)
def test_other_people_s_words_stay_in_a_text(name: str, words: str) -> None:
    assert mask_of(name, [("mark", person(name))]).sentence(words) == words


def test_no_half_of_a_name_is_listed(tmp_path: Path) -> None:
    text = f"{ENGLISH}\nJon\u00ad\nna slept. “The boats are gone,” Re\u00ad\nik said. Re\u00ad\nik wept.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    record = fh.read([tmp_path / "a.txt"], record=tmp_path / "pile.db")
    assert {row.name for row in record.people()}.isdisjoint({"Jon", "Re", "Jonna", "Reik"})
    rows = record.attributions()
    assert {one for row in rows for one in (row.source, row.speaker)}.isdisjoint({"Re", "Re\u00ad", "Jon", "Jon\u00ad"})


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("ليان الحداد", "وليان"),
        ("Лев Кравец", "Льву Кравцу"),
        ("Жанна Лосева", "Лосевыми"),
        ("Жанна Лосева", "Жаннин"),
        ("Jonna Reik", "Jon\u00adna"),
    ],
)
def test_a_note_of_an_editor_withholds_every_shape(name: str, note: str) -> None:
    shown = mask_of_names([name]).note(f"x {note} y")
    assert set(shown.split()) == {"x", "[withheld]", "y"}


@pytest.mark.parametrize("words", ["Reiksdorf", "Annals", "на Жаворонке", "بيان الميناء", "Ольга и Олег"])
def test_other_words_are_kept(words: str) -> None:
    for name in ("Jonna Reik", "Anna", "Жанна Лосева", "ليان الحداد", "Олег Лосев"):
        shown = mask_of_names([name]).label(words)
        assert shown == words or (name == "Олег Лосев" and shown == "Ольга и [withheld]")


def test_a_name_with_a_prefix_is_withheld_across_reports() -> None:
    name, text = "ليان الحداد", "قالت ليان الحداد. ونقلت عن وليان الحداد."
    report = make_report(name="a.txt", text=text)
    reading = Reading(report)
    reading.add([msgspec.structs.replace(person(name), mask=())])
    withheld = Withheld(reading)
    assert withheld.person("وليان") == withheld.person("للحداد") == withheld.person("ليان") is not None
    assert withheld.person("كريم ناصر") is None
    ((_, found),) = told_elsewhere(text, [], [("mark", person(name))])
    assert [place.of(text) for place in found.mask] == ["ليان الحداد", "وليان الحداد"]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("interviewJonnaReik.html", "interview[withheld].html"),
        ("JonnaReikInterview", "[withheld]Interview"),
        ("talkwithjonnareik.html", "talkwith[withheld].html"),
        ("#FreeJonnaReik", "#Free[withheld]"),
        ("McReik, ReiksHafen, PhotoReikson", "McReik, [withheld]Hafen, PhotoReikson"),
    ],
)
def test_a_name_run_together_with_other_words_is_withheld(label: str, shown: str) -> None:
    mask = mask_of("Jonna Reik", [("mark", person("Jonna Reik"))])
    assert mask.label(label) == mask_of_names(["Jonna Reik"]).label(label) == shown


@pytest.mark.parametrize(
    ("name", "label", "shown"),
    [
        ("Jonna Maria Reik", "talkwithjonnareik.html", "talkwith[withheld].html"),
        ("Jonna van der Reik", "@jonnavanderreik", "@[withheld]"),
        ("Maria Luisa Ruiz Soto", "marialuisaruizsoto, mariaruiz", "[withheld], [withheld]"),
        ("Ольга Петровна Рейк", "olgareik", "[withheld]"),
        ("Анна Рейк", "interviewannareik.html", "[withheld].html"),
        ("Наталья Рейкова", "talk-interviewnatalyareikova", "talk-[withheld]"),
        ("Agnes Đorđević", "Djordjevic, agnesdjordjevic", "[withheld], [withheld]"),
        ("Rose Mary Linden", "rosemary and roselinden", "rosemary and [withheld]"),
    ],
)
def test_a_longer_name_or_one_in_another_script_is_withheld_run_together(name: str, label: str, shown: str) -> None:
    assert mask_of(name, [("mark", person(name))]).label(label) == mask_of_names([name]).label(label) == shown


def test_a_hashtag_tells_no_name_in_a_text() -> None:
    text = "Jonna Reik wept. #FreeJonnaReik they wrote; McReik and iPhone stayed."
    mask = mask_of(text, [("mark", person("Jonna Reik"))])
    assert mask.slice(text, Span(0, len(text))) == (
        "[withheld] wept. #Free[withheld] they wrote; McReik and iPhone stayed."
    )
    assert mask.note("#FreeJonnaReik, jonnaReik hope") == "#Free[withheld], [withheld] hope"


def test_a_word_is_looked_up_in_the_names_and_not_each_name_in_the_word() -> None:
    class Looked(frozenset[str]):
        def __iter__(self) -> Iterator[str]:
            raise AssertionError

    forms = forms_of_names(["Анна Рейк"])._replace(inside=Looked(forms_of_names(["Анна Рейк"]).inside))
    assert list(forms.found("interviewannareik")) == [(0, 17)]
