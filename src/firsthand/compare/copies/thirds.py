"""Copy links -> the same links, with what only a third report can tell: stitched together, or both taken from it."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from msgspec.structs import replace

from firsthand.vocabulary import Copy, Heading, Span

MIN_SECOND = 0.15
"""Share of the stitched report that only the second origin has."""


MIN_MORE = 0.05
"""How much more of a copy one origin must explain than another to be where it was taken from."""


_BOTH = "; but both were taken from "


def may_be_marked(link: Copy) -> bool:
    """Whether a third report may have told something of it: one that it says nothing of is as it was judged."""
    return link.kind == "stitched" or lost_direction(link)


def lost_direction(link: Copy) -> bool:
    """Whether it has no origin because both were taken from a third report."""
    return _BOTH in link.because


def mark_siblings(
    links: Iterable[Copy], headings: Mapping[str, Heading], asked: Container[tuple[str, str]] | None = None
) -> list[Copy]:
    """The links in the order of their ends, without a direction between two copies of one third report.

    Only those whose ends are `asked` for, if that is given; the others have a say in them.
    """
    ordered = sorted(links, key=lambda link: (link.left, link.right))
    explained: dict[str, dict[str, float]] = defaultdict(dict)
    for link in ordered:
        if link.origin:
            copy = _other(link, link.origin)
            explained[copy][link.origin] = _covered(link, copy)
    wanted = (link for link in ordered if asked is None or (link.left, link.right) in asked)
    return [_without_direction(link, explained, headings) for link in wanted]


def _without_direction(
    link: Copy, explained: Mapping[str, Mapping[str, float]], headings: Mapping[str, Heading]
) -> Copy:
    if link.origin is None or link.kind == "revision":
        return link
    copy = _other(link, link.origin)
    shares = explained.get(copy, {})
    # A report of a large family has hundreds of origins, and its own origin mostly few: the fewer are gone through.
    both = shares.keys() & explained.get(link.origin, {}).keys()
    third = {origin: shares[origin] for origin in both if shares[origin] + MIN_MORE >= _covered(link, copy)}
    if not third:
        return link
    first = min(third, key=lambda origin: (-third[origin], origin))
    name = headings[first].outlet or headings[first].name
    kind = "edited" if link.kind == "syndicated" else link.kind
    return replace(link, kind=kind, origin=None, because=f"{link.because[:-1]}{_BOTH}{name}.")


def mark_stitched(links: Iterable[Copy], headings: Mapping[str, Heading]) -> list[Copy]:
    """The links in the order of their ends.

    A report is stitched if two others that are no copies of each other each gave it passages that the other did not.
    """
    by_ends = {(link.left, link.right): link for link in links}
    near: dict[str, list[Copy]] = defaultdict(list)
    for link in by_ends.values():
        near[link.left].append(link)
        near[link.right].append(link)
    # Two origins of each other may both be stitched: what is said of their link is said in the order of their ids.
    for report, around in sorted(near.items()):
        for link in stitched_of(report, two_origins(report, around, by_ends.__contains__), headings):
            by_ends[link.left, link.right] = link
    return [by_ends[ends] for ends in sorted(by_ends)]


def stitched_of(report: str, pair: Sequence[Copy], headings: Mapping[str, Heading]) -> list[Copy]:
    """The two links to the origins of a stitched report as links of one that is; none of none."""
    found = []
    for link, other in zip(pair, pair[::-1], strict=True):
        from_second = _other(other, report)
        note = f"the rest of it stands in {headings[from_second].outlet or headings[from_second].name}"
        because = f"{link.because[:-1]}; {note}."
        found.append(replace(link, kind="stitched", origin=_other(link, report), because=because))
    return found


def two_origins(report: str, around: Iterable[Copy], are_linked: Callable[[tuple[str, str]], bool]) -> tuple[Copy, ...]:
    """The two links to the origins of a stitched report, the one that gave most first; none if it is not stitched.

    `around` are all its links as they were judged; `are_linked` is asked of the smaller id and the larger one.
    """
    usable = [
        link for link in around if link.kind in {"cut", "edited", "reworded", "stitched"} and link.origin != report
    ]
    usable.sort(key=lambda link: (-_length(_parts(link, report)), _other(link, report)))
    for link in usable[:1]:
        mine = _parts(link, report)
        for other in usable[1:]:
            one, two = _other(link, report), _other(other, report)
            if are_linked((min(one, two), max(one, two))):
                continue
            rest = [span for span in _parts(other, report) if not any(span.overlaps(part) for part in mine)]
            whole = _length(_parts(other, report)) / max(_covered(other, report), 1e-9)
            if _length(rest) >= MIN_SECOND * whole:
                return link, other
    return ()


def _other(link: Copy, report: str) -> str:
    return link.right if link.left == report else link.left


def _parts(link: Copy, report: str) -> list[Span]:
    return [passage.left if link.left == report else passage.right for passage in link.passages]


def _covered(link: Copy, report: str) -> float:
    return link.covered_left if link.left == report else link.covered_right


def _length(spans: list[Span]) -> int:
    return sum(span.end - span.start for span in spans)
