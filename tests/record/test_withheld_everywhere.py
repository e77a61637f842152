"""No row of any list tells a withheld name: in no letter case, no alphabet, no case of Russian, no address."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.record.boats import COPY, HIDDEN, LINKS, MARKS, REPORT, TEXT

import firsthand as fh
from firsthand.record.ask import KINDS, Ask
from firsthand.record.ask.shelf import Shelf
from firsthand.record.ask.withhold import WITHHELD, join_masks, mask_of, mask_of_names
from firsthand.record.decisions import add_decision
from firsthand.record.store import Compared, Finished, Store
from firsthand.vocabulary import Decision, Entry, Protected, Report, Span, make_report

FULL = """date 2031-05-10
Shots at the pier in Karvale

KARVALE, May 10 (Coastwire) — “Nobody fired on purpose, I think, and Jonna carried the wounded to the old customs house before the soldiers came back,” said Mayor Ilse Marten. A nurse, Jonna Reik, who asked not to be named, said: “We counted nine dead on the quay.”
"""  # noqa: E501
CUT = """date 2031-05-11
Mayor speaks of shots at the pier in Karvale

“Nobody fired on purpose, I think, and carried the wounded to the old customs house before the soldiers came back,” said Mayor Ilse Marten.
"""  # noqa: E501
RUSSIAN = """date 2031-05-10
Санитарка Тамара: лекарств нет

«Лекарств нет уже неделю, и бинты мы стираем», — сказала санитарка Тамара, попросившая не называть её фамилию.
"""


def strings(value: Any) -> Iterator[str]:
    """Every string in a row turned into plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (found for one in value.values() for found in strings(one))
    elif isinstance(value, list):
        yield from (found for one in value for found in strings(one))


def told(ask: Ask, *names: str) -> list[tuple[str, str]]:
    """(kind, string) of each string that holds one of the names, lower case."""
    rows = ((kind, msgspec.to_builtins(row)) for kind in KINDS for row in ask.rows(kind))
    return [(kind, one) for kind, row in rows for one in strings(row) if any(name in one.casefold() for name in names)]


def recast(value: Any, case: str) -> Any:
    """Sentences that stages write, in another letter case, wherever a link keeps one."""
    if isinstance(value, dict):
        kept = {"because", "title", "office"}
        return {k: getattr(one, case)() if k in kept and isinstance(one, str) else recast(one, case)
                for k, one in value.items()}  # fmt: skip
    return [recast(one, case) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", ["lower", "upper", "title", "swapcase"])
def test_no_string_of_any_row_tells_the_name_in_any_letter_case(tmp_path: Path, case: str) -> None:
    links = [msgspec.convert(recast(msgspec.to_builtins(link), case), type(link)) for link in LINKS]
    with Store(tmp_path / "r.db") as store:
        store.add_inputs((Entry(input=one.name, outcome="read", report=one.id), one) for one in (COPY, REPORT))
        store.add_finished((Finished(one.id, "all", "1", "f", MARKS, None) for one in (REPORT, COPY)), ())
        store.replace_links(Compared("links", "1", "f", links, None))
    with Ask(tmp_path / "r.db") as ask:
        assert told(ask, "jonna", "reik") == []
        assert told(ask, WITHHELD)


def test_words_that_a_cut_leaves_out_do_not_tell_the_name(tmp_path: Path) -> None:
    for name, text in (("full", FULL), ("cut", CUT)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    record = fh.read(sorted(tmp_path.glob("*.txt")), record=tmp_path / "pile.db")
    assert told(record.ask, "jonna", "reik") == []
    assert [f"with “{WITHHELD}” between" in row.because for row in record.utterances()] == [True]


@pytest.mark.parametrize("slug", ["sanitarka-tamara-lekarstv-net", "o-tamare", "Tamaroy_2", "tamary"])
def test_an_address_in_latin_letters_does_not_tell_a_cyrillic_name(tmp_path: Path, slug: str) -> None:
    (tmp_path / f"{slug}.txt").write_text(RUSSIAN, "utf-8")
    record = fh.read([tmp_path / f"{slug}.txt"], record=tmp_path / "pile.db")
    assert told(record.ask, "tamar", "тамар") == []
    assert [WITHHELD in row.report for row in record.reports()] == [True]


def person(name: str) -> Protected:
    return Protected(
        span=Span(0, len(name)), name=name, reason="asked not to be named", because=Span(0, 1), entity=None,
        mask=(Span(0, len(name)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "label", "shown"),
    [
        ("Юлия Щербакова", "https://k.example/yuliya-shcherbakova-1", "https://k.example/[withheld]-[withheld]-1"),
        ("Юлия Щербакова", "julia_sherbakovoi.html", "[withheld]_[withheld].html"),
        ("Юлия Щербакова", "scherbakovayuliya.html", "[withheld].html"),
        ("Мария Полянская", "k.example/polyanskoy", "k.example/[withheld]"),
        ("Тамара", "k.example/%D0%A2%D0%B0%D0%BC%D0%B0%D1%80%D1%8B", "k.example/[withheld]"),
        ("Тамара", "tamarind.txt", "tamarind.txt"),
        ("Zoë Lind", "k.example/zoe-lind", "k.example/[withheld]"),
        ("Jonna Reik", "reikjonna.txt", "[withheld].txt"),
        ("Jonna Reik", "it said “reik’s boat”", "it said “[withheld]’s boat”"),
        ("Ed Lo", "edited low loads", "edited low loads"),
    ],
)
def test_labels_and_sentences_of_stages_hide_every_spelling(name: str, label: str, shown: str) -> None:
    mask = mask_of(name, [("mark", person(name))])
    assert mask.label(label) == join_masks([mask]).label(label) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [("We hope, Hope said", "We hope, [withheld] said"), ("HOPE LIND", "[withheld]"), ("@hopelind", "@[withheld]")],
)
def test_a_report_s_own_words_keep_common_words(words: str, shown: str) -> None:
    assert mask_of("Hope Lind", [("mark", person("Hope Lind"))]).sentence(words) == shown


def test_a_handle_in_the_text_is_a_place_to_withhold() -> None:
    text = f"{TEXT} Write to @jonna_reik or jonnareik@pier.example."
    mask = mask_of(text, [("mark", HIDDEN)])
    assert [place.of(text) for place in mask.places][-2:] == ["jonna_reik", "jonnareik"]


def test_the_reports_of_a_story_are_listed_without_the_name(tmp_path: Path) -> None:
    report: Report = msgspec.structs.replace(REPORT, name="jonna.txt")
    with Store(tmp_path / "r.db") as store:
        store.add_inputs((Entry(input="in.txt", outcome="read", report=one.id), one) for one in (COPY, report))
        store.add_finished((Finished(one.id, "all", "1", "f", MARKS, None) for one in (report, COPY)), ())
        store.replace_links(Compared("links", "1", "f", LINKS, None))
    with Ask(tmp_path / "r.db") as ask:
        assert [sorted(row.reports) for row in ask.stories()] == [["[withheld].txt", "copy.txt"]]


def test_outlets_notes_and_inputs_that_were_not_read_do_not_tell_the_name(tmp_path: Path) -> None:
    kept = {"outlet": "Jonna Reik Weekly"}
    report, copy = (msgspec.structs.replace(one, **kept) for one in (REPORT, COPY))
    with Store(tmp_path / "r.db") as store:
        store.add_inputs((Entry(input=one.name, outcome="read", report=one.id), one) for one in (copy, report))
        store.add_inputs(
            (Entry(input=name, outcome="skipped", reason=f"{name}: not read"), None)
            for name in ("reports/jonna-reik.pdf", "reports/REIKJONNA.png", "reports/hope.doc")
        )
        store.add_finished((Finished(one.id, "all", "1", "f", MARKS, None) for one in (report, copy)), ())
        store.replace_links(Compared("links", "1", "f", LINKS, None))
        for kind, target, note in (
            ("note", report.id, "Asked Jonna for her list; jonna reik has none."),
            ("same origin", "Jonna Reik = The Pier", None),
        ):
            decision = {"kind": kind, "target": target, "answer": "yes", "who": "jl", "at": "2031-05-07", "note": note}
            add_decision(store.connection, msgspec.convert(decision, Decision))
    with Ask(tmp_path / "r.db") as ask:
        assert told(ask, "jonna", "reik") == []
        assert {row.outlet for row in ask.reports()} == {f"{WITHHELD} Weekly"}
        assert [row.input for row in ask.ledger()][-3:] == [
            f"reports/{WITHHELD}.png",
            "reports/hope.doc",
            f"reports/{WITHHELD}-{WITHHELD}.pdf",
        ]
        assert [(row.target, row.note) for row in ask.decisions()] == [
            (report.id, f"Asked {WITHHELD} for her list; {WITHHELD} {WITHHELD} has none."),
            (f"{WITHHELD} {WITHHELD} = The Pier", None),
        ]


@pytest.mark.parametrize(
    ("name", "note", "shown"),
    [
        ("Hope Lind", "We hope that Hope calls; HOPE, too.", f"We hope that {WITHHELD} calls; {WITHHELD}, too."),
        ("Hope Lind", "hope lind called", f"{WITHHELD} {WITHHELD} called"),
        ("Ed Lo", "ask Ed Lo, edited low", f"ask {WITHHELD}, edited low"),
        ("Тамара", "спросить Тамару; a tamara is a shrub", f"спросить {WITHHELD}; a tamara is a shrub"),
        ("anna berg", "ask anna berg or Berg", f"ask {WITHHELD} or {WITHHELD}"),
        ("sia", "ask sia, SIA or Sia, not asia", f"ask {WITHHELD}, {WITHHELD} or {WITHHELD}, not asia"),
        ("李小明", "ask 李小明; 我见李小明先生", f"ask {WITHHELD}; 我见{WITHHELD}先生"),
        ("محمد علي", "ask محمد علي or علي", f"ask {WITHHELD} or {WITHHELD}"),
        ("Xu", "ask Xu or XU, not Xuan", f"ask {WITHHELD} or {WITHHELD}, not Xuan"),
        ("Bo Li", "Bo and LI; bo li; bob", f"{WITHHELD} and {WITHHELD}; {WITHHELD}; bob"),
        ("O'Neil Ng", "O’Neil Ng, O’Neil, oʼneil ng", f"{WITHHELD}, {WITHHELD}, {WITHHELD}"),
        ("O’Neil Ng", "O'Neil Ng's list", f"{WITHHELD}'s list"),
        ("Jean-Luc Roe", "jeanlucroe@x.example, jeanluc", f"{WITHHELD}@x.example, {WITHHELD}"),
        ("Юлия Щербакова", "yuliyashcherbakova@x.example", f"{WITHHELD}@x.example"),
        ("Ida de Vries", "a coup de main", "a coup de main"),
        ("de", "a coup de main", "a coup de main"),
        ("47", "47 boats", "47 boats"),
    ],
)
def test_a_note_keeps_common_words(name: str, note: str, shown: str) -> None:
    assert mask_of_names([name]).note(note) == shown


@pytest.mark.parametrize(
    ("name", "label", "shown"),
    [
        ("anna berg", "berg_anna.eml", f"{WITHHELD}_{WITHHELD}.eml"),
        ("李小明", "采访李小明.txt", f"采访{WITHHELD}.txt"),
        ("محمد علي", "محمد-علي.txt", f"{WITHHELD}.txt"),
        ("Xu", "xu_2.txt", f"{WITHHELD}_2.txt"),
        ("O'Neil Ng", "oneil-ng.txt", f"{WITHHELD}.txt"),
        ("O'Neil Ng", "call-o-neil.txt", f"call-{WITHHELD}.txt"),
        ("Bo Li", "call Bo.txt", f"call {WITHHELD}.txt"),
    ],
)
def test_an_input_that_was_not_read_does_not_tell_names_that_are_not_looked_up(
    name: str, label: str, shown: str
) -> None:
    assert mask_of_names([name]).label(label) == shown


def test_a_report_s_own_words_hide_a_name_with_any_apostrophe() -> None:
    text = "O'Neil Ng asked not to be named."
    mask = mask_of(f"{text} O’Neil Ng left.", [("mark", person("O'Neil Ng"))])
    assert mask.sentence("O’Neil and o’neil ng") == f"{WITHHELD} and {WITHHELD}"
    assert [place.start for place in mask.places] == [0, len(text) + 1]


def test_a_mask_is_true_if_anything_is_withheld_by_it() -> None:
    assert mask_of_names(["Jonna Reik"])
    assert mask_of_names(["Xu"])
    assert join_masks([mask_of("Jonna Reik", [("mark", person("Jonna Reik"))])])
    assert not mask_of_names([])
    assert not mask_of("Jonna Reik", [])
    assert not join_masks([])


def make_alias(path: Path) -> tuple[Report, Report]:
    """A record whose witness is called by another name too, with a report of nobody; returns both reports."""
    hidden = make_report("Liudmila Kask, known as Lusya, asked not to be named.", "kask.txt")
    plain = make_report("Boats left the quay.", "boats.txt")
    mark = msgspec.structs.replace(person("Liudmila Kask"), mask=(Span(0, 13), Span(24, 29)))
    with Store(path) as store:
        store.add_inputs((Entry(input=one.name, outcome="read", report=one.id), one) for one in (hidden, plain))
        store.add_inputs([(Entry(input="lusya-interview.eml", outcome="skipped", reason="not read"), None)])
        store.add_finished([Finished(hidden.id, "protected", "1", "f", [mark], None)], ())
        store.replace_links(Compared("claims", "1", "f", (), "KeyError: 'Lusya' beside liudmila kask"))
        decision = {"kind": "note", "target": plain.id, "answer": "yes", "who": "jl", "at": "2031-05-07",
                    "note": "Ask Lusya first"}  # fmt: skip
        add_decision(store.connection, msgspec.convert(decision, Decision))
    return hidden, plain


def test_what_a_person_is_called_in_the_report_is_withheld_everywhere(tmp_path: Path) -> None:
    make_alias(tmp_path / "r.db")
    with Ask(tmp_path / "r.db") as ask:
        assert told(ask, "lusya", "kask") == []
        assert [row.input for row in ask.ledger()] == ["boats.txt", f"{WITHHELD}.txt", f"{WITHHELD}-interview.eml"]
        assert [row.note for row in ask.decisions()] == [f"Ask {WITHHELD} first"]


def test_a_stage_that_failed_on_the_whole_pile_tells_no_name(tmp_path: Path) -> None:
    make_alias(tmp_path / "r.db")
    with Ask(tmp_path / "r.db") as ask:
        assert [(row.report, row.message) for row in ask.problems()] == [
            ("", f"KeyError: '{WITHHELD}' beside {WITHHELD} {WITHHELD}")
        ]


def test_names_withheld_everywhere_are_read_from_reports_that_withhold_alone(tmp_path: Path) -> None:
    hidden, plain = make_alias(tmp_path / "r.db")
    asked: list[str] = []
    with Store(tmp_path / "r.db") as store:
        store.connection.set_trace_callback(asked.append)
        assert Shelf(store.connection).mask_everywhere
    texts = [sql for sql in asked if "text" in sql]
    assert [(hidden.id in sql, plain.id in sql) for sql in texts] == [(True, False)]
