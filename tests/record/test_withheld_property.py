"""However a name is written, no reader can read it; and words that are no name stay as they are."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.record.test_withheld_everywhere import person

from firsthand.record.ask.withhold import WITHHELD, Mask, cut_places, mask_of, mask_of_names
from firsthand.vocabulary import Span

NAMES = (
    *(
        "Jonna Reik",
        "Jürgen Älmqvist",
        "Søren Weiß",
        "Jean-Luc O’Neil",
        "Жанна Лосева",
        "Пётр Соловей",
        "Андрій Гнатюк",
    ),
    *("Ελένη Σταύρου", "ليان الحداد", "أحمد شاكر", "ליאור ברק", "李小明", "김민준", "さくら ガンダ"),
)
UNSEEN = (
    "\u00ad",
    "\u200b",
    "\u061c",
    "\u034f",
    "\u180e",
    "\ufe0f",
    "\ufffe",
    "\x02",
    "\u2060",
    "\U000e0101",
    "\ufffd",
)
ENDS = ("\u00ad\n", "-\n", "-\n   ", "-\n\n ", "\u2010\n", "\u2011\n", "\x02\n", "-\u200b \n", "-\r\n", "-\n> ")
MARKS = ("\u0301", "\u0308", "\u0323", "\u05b4", "\u064e", "\u0901", "\u20dd")
PLAIN = (
    *"the harbour Annals Reiksdorf Hope's Лодки Ольга Гнаток بيان العمل ספינה 船 배 ‘a’ 9- ² ﬁve".split(),
    *("Ju\u0308ni", "re\u00adpair", "pier-\nside", "9-\n10", "\u200b", "\ufe0f", "\u0301"),
)


@st.composite
def written(draw: st.DrawFn, name: str) -> str:
    """The name with anything that may stand between two of its letters, and in any Unicode form."""
    name = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])), name)
    between = st.sampled_from([*UNSEEN, *ENDS, *MARKS, "", "", "", ""])
    out = [name[0]]
    for before, letter in pairwise(name):
        beside = before + letter
        apart = beside.isalpha() and not "\u1160" <= letter <= "\u11ff"  # not inside a syllable of Hangul
        out += (draw(between) if apart else "", letter)
    return "".join(out)


def masks(name: str) -> tuple[Mask, Mask]:
    return mask_of(name, [("mark", person(name))]), mask_of_names([name])


@given(st.data())
def test_no_spelling_leaves_a_name_readable(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    shape = data.draw(written(data.draw(st.sampled_from([name, *name.split()[-1:]]))))
    words = f"x {shape} y"
    text = f"{name}. {words}"
    mask = mask_of(text, [("mark", person(name))])
    here, everywhere = masks(name)
    found = {
        "text": mask.slice(text, Span(len(name) + 2, len(text))),
        "places": cut_places(text, Span(len(name) + 2, len(text)), mask.places),
        "sentence": here.sentence(words),
        "label": here.label(words),
        "note": here.note(words),
        "label everywhere": everywhere.label(words),
        "note everywhere": everywhere.note(words),
    }
    if shape in name.split():  # one word as the stage reads it: the stage's own places tell whose it is
        found = {where: shown for where, shown in found.items() if where not in {"text", "places"}}
    for where, shown in found.items():
        left = shown.replace(WITHHELD, "")
        kept = [char for char in unicodedata.normalize("NFKD", left) if char.isalpha()]
        assert (where, ascii(shown), kept) == (where, ascii(shown), ["x", "y"])


@given(st.sampled_from(NAMES), st.lists(st.sampled_from(PLAIN), max_size=12).map(" ".join))
def test_words_that_are_no_name_are_never_changed(name: str, words: str) -> None:
    mask = mask_of(f"{name} {words}", [("mark", person(name))])
    assert mask.places == (Span(0, len(name)),)
    for one in (mask, *masks(name)):
        assert one.sentence(words) == one.label(words) == one.note(words) == words


@given(st.sampled_from(NAMES), st.text(max_size=60))
def test_nothing_is_cut_from_a_text_but_places_of_the_name(name: str, words: str) -> None:
    mask = mask_of(name, [("mark", person(name))])
    for shown in (mask.sentence(words), mask.note(words)):
        pieces = shown.split(WITHHELD) if WITHHELD not in words else [""]
        assert re.fullmatch(".+".join(map(re.escape, pieces)), words, re.DOTALL) or pieces == [""]
