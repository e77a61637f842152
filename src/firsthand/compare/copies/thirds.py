"""Copy links -> the same links, with what only a third report can tell: stitched together, or both taken from it."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping

from msgspec.structs import replace

from firsthand.vocabulary import Copy, Heading, Span

MIN_SECOND = 0.15
"""Share of the stitched report that only the second origin has."""


MIN_MORE = 0.05
"""How much more of a copy one origin must explain than another to be where it was taken from."""


_BOTH = "; but both were taken from "


def may_be_marked(link: Copy) -> bool:
    """Whether a third report may have told something of it: one that it says nothing of is as it was judged."""
    return link.kind == "stitched" or _BOTH in link.because


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


def mark_stitched(
    links: Iterable[Copy], headings: Mapping[str, Heading], linked: Container[tuple[str, str]] = ()
) -> list[Copy]:
    """The links in the order of their ends.

    A report is stitched if two others that are no copies of each other each gave it passages that the other did not.
    `linked` are the ends of other links that there are.
    """
    by_ends = {(link.left, link.right): link for link in links}
    near: dict[str, list[Copy]] = defaultdict(list)
    for link in by_ends.values():
        near[link.left].append(link)
        near[link.right].append(link)
    # Two origins of each other may both be stitched: what is said of their link is said in the order of their ids.
    for report, around in sorted(near.items()):
        pair = _two_origins(report, around, lambda ends: ends in by_ends or ends in linked)
        if pair is None:
            continue
        for link, other in (pair, pair[::-1]):
            from_second = _other(other, report)
            note = f"the rest of it stands in {headings[from_second].outlet or headings[from_second].name}"
            by_ends[link.left, link.right] = replace(
                link,
                kind="stitched",
                origin=_other(link, report),
                because=f"{link.because[:-1]}; {note}.",
            )
    return [by_ends[ends] for ends in sorted(by_ends)]


def _two_origins(
    report: str, around: list[Copy], are_linked: Callable[[tuple[str, str]], bool]
) -> tuple[Copy, Copy] | None:
    """The two links to the origins of a stitched report, the one that gave most first."""
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
    return None


def _other(link: Copy, report: str) -> str:
    return link.right if link.left == report else link.left


def _parts(link: Copy, report: str) -> list[Span]:
    return [passage.left if link.left == report else passage.right for passage in link.passages]


def _covered(link: Copy, report: str) -> float:
    return link.covered_left if link.left == report else link.covered_right


def _length(spans: list[Span]) -> int:
    return sum(span.end - span.start for span in spans)
