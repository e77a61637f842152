"""A withheld name in every shape that a text gives it: joined, parted, inflected, in capitals."""

from pathlib import Path

import msgspec
import pytest
from tests.record.test_withheld_everywhere import person, told

import firsthand as fh
from firsthand.compare.withheld import Withheld
from firsthand.record.ask.spread import told_elsewhere
from firsthand.record.ask.withhold import mask_of, mask_of_names
from firsthand.stage import Reading
from firsthand.vocabulary import make_report

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
