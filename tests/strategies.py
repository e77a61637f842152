"""What hypothesis draws from: any struct of the vocabulary, and reports that look like news or like nothing at all."""

import types
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

from firsthand.vocabulary import Published, Report, make_report

T = TypeVar("T", bound=msgspec.Struct)

characters = st.characters(exclude_categories=["Cs"])
"""Lone surrogates cannot be written as UTF-8; no reader lets them in."""


def structs(kind: type[T]) -> st.SearchStrategy[T]:
    """Any value of a struct, by the types of its fields; offsets are any numbers."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{name: _of(hints[name]) for name in kind.__struct_fields__})


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) in {Union, types.UnionType}:
        return st.one_of(*[st.none() if one is types.NoneType else _of(one) for one in get_args(hint)])
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[-1] is Ellipsis:
            return st.lists(_of(inner[0]), max_size=3).map(tuple)
        return st.tuples(*[_of(one) for one in inner])
    if get_origin(hint) is list:
        return st.lists(_of(get_args(hint)[0]), max_size=3)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return st.deferred(lambda: structs(hint))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(characters, max_size=8),
        int: st.integers(-(2**40), 2**40),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
    }
    return plain[hint]


_PIECES = (
    *("Ilse Marten", "“We will repair every bridge,” she said.", "OVK counted nearly 1,500 boats", "on Tuesday", "13"),
    *("according to Jonna, who asked not to be named,", "Feb. 24", "‘", "”", '"', "(", ")", ".", "\n\n", "—", "he"),
    *("the mayor", "told reporters", "dozens of", "20-30", "last week", "a 12-year-old girl", "Port Ansel", "😀"),
    *("é", "שלום", "\ufeff"),
)

texts = st.one_of(st.text(characters, max_size=200), st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)).map(
    lambda text: text.replace("\x00", "\ufffd").replace("\r", "\n")
)
"""Pieces of news in any order, or any characters at all; as readers leave them: LF alone and no NUL."""


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report without parts, dated or not."""
    day = draw(st.one_of(st.none(), st.dates().map(str)))
    published = Published(day, "drawn") if day else None
    return make_report(draw(texts), draw(st.sampled_from(["a.txt", "b.txt", "c.html"])), published=published)
