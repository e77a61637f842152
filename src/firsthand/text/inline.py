"""Inline markup: a text and its spans written as one string that people can read and type.

    {source.1:Ilse Marten} {cue.1:told} reporters {time:on Tuesday}.

`{kind:...}` or `{kind.group:...}`; spans nest. A literal brace is written `{{` or `{}}`: a doubled closing one would be
two spans that end together. Golden tests and `firsthand show` use it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from firsthand.errors import BadInput
from firsthand.vocabulary import Span

_TOKEN = re.compile(r"\{\{|\{\}\}|\{(?P<kind>[a-z]+)(?:\.(?P<group>\w+))?:|\}|[^{}]+|\{")

_BRACE = re.compile(r"[{}]")


class Tagged(NamedTuple):
    """A span with the kind and group of its braces; `group` ties the pieces of one mark together."""

    span: Span
    kind: str
    group: str | None = None


def parse_inline(marked: str) -> tuple[str, list[Tagged]]:
    """The plain text and its spans in text order, outer before inner.

    Raises `BadInput` with the character position of a brace that does not match.
    """
    out: list[str] = []
    length = 0
    open_at: list[tuple[int, str, str | None, int]] = []
    tagged: list[Tagged] = []
    for token in _TOKEN.finditer(marked):
        piece = token.group()
        if token["kind"]:
            open_at.append((length, token["kind"], token["group"], token.start()))
        elif piece == "}":
            if not open_at:
                raise BadInput(f"inline markup: character {token.start()} closes a brace that nothing opened")
            start, kind, group, _ = open_at.pop()
            tagged.append(Tagged(Span(start, length), kind, group))
        elif piece == "{":
            raise BadInput(
                f"inline markup: character {token.start()} opens a brace without 'kind:'; write '{{{{' if meant"
            )
        else:
            plain = {"{{": "{", "{}}": "}"}.get(piece, piece)
            out.append(plain)
            length += len(plain)
    if open_at:
        raise BadInput(f"inline markup: the brace at character {open_at[-1][3]} is never closed")
    return "".join(out), sorted(tagged, key=lambda t: (t.span.start, -t.span.end))


def render_inline(text: str, tagged: Iterable[Tagged]) -> str:
    """`text` with its spans as braces; of two spans that cross, the later one is left out."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, int] = {}
    for tag in _nesting(sorted(tagged, key=lambda t: (t.span.start, -t.span.end, t.kind))):
        label = f"{tag.kind}.{tag.group}" if tag.group else tag.kind
        opens.setdefault(tag.span.start, []).append("{" + label + ":")
        closes[tag.span.end] = closes.get(tag.span.end, 0) + 1
    out: list[str] = []
    done = 0
    for at in sorted({*opens, *closes}):
        out.append(_escape(text[done:at]))
        out.append("}" * closes.get(at, 0))
        out.extend(opens.get(at, ()))
        done = at
    out.append(_escape(text[done:]))
    return "".join(out)


def _nesting(tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """The spans that nest properly, each non-empty, first come first kept."""
    around: list[Span] = []
    for tag in tagged:
        while around and around[-1].end <= tag.span.start:
            around.pop()
        if tag.span.start < tag.span.end and all(span.end >= tag.span.end for span in around):
            around.append(tag.span)
            yield tag


def _escape(text: str) -> str:
    return _BRACE.sub(lambda brace: "{{" if brace.group() == "{" else "{}}", text)
