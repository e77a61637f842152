"""Counts, dates, hedges and independence in words. The only place where a page's sentences are made."""

from collections.abc import Sequence
from datetime import date

from firsthand.record.rows import ClaimRow, OriginsRow

HEDGES: dict[str, str] = {"=": "{}", "~": "about {}", "<": "{} or less", ">": "{} or more"}
RELATIONS: dict[str, tuple[str, str]] = {
    "agree": ("=", "the same figure"),
    "compatible": ("≈", "both can be right"),
    "updated": ("→", "a later count of a total that grows"),
    "revised": ("↻", "corrected by its own source"),
    "contradicted": ("✕", "they cannot both be right"),
    "not comparable": ("∥", "they count different things"),
}
"""Relation -> (sign, words); the sign stands beside every colour."""
QUOTES = frozenset("“”\"„«»‘’'")
REASONS: dict[str, str] = {
    "copy": "one copies the other",
    "same origin": "both cite one origin",
    "cites the other": "one cites the other",
    "same outlet": "same outlet or group",
    "same error": "both carry the same rare error",
    "translation": "two translations of one text",
    "decision": "decided by a person",
}
NOT_NAMED = "Not named"
"""The head of what no report says where it has it from."""
KINDS: dict[str, str] = {
    "person": "person",
    "body": "organisation",
    "unnamed": "unnamed source",
    "document": "document",
    "newsroom": "newsroom that saw or was told",
    "unknown": "no report says where it has this from",
}
COPIES: dict[str, str] = {
    "identical": "identical",
    "cut": "shortened",
    "edited": "edited",
    "syndicated": "syndicated",
    "reworded": "reworded",
    "stitched": "stitched from several",
    "revision": "revision of the same report",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def interval(origins: OriginsRow) -> str:
    """`3`, or `2–4` where origins are unknown."""
    if origins.lower == origins.upper:
        return f"{origins.lower:,}"
    return f"{origins.lower:,}–{origins.upper:,}"


def origins_in_words(origins: OriginsRow) -> str:
    """`1 origin: OVD-Info`, `1–3 origins: A and others not named`, `0–1 origin, described as the fire service`."""
    if not origins.upper:
        return "no origin found"
    count = f"{interval(origins)} {'origin' if origins.upper == 1 else 'origins'}"
    names = list(dict.fromkeys(origins.named))
    if not names:
        return f"{count}, {'not named' if origins.upper == 1 else 'none of them named'}"
    if not origins.lower:
        return f"{count}, described as {listed(names)}"
    return f"{count}: {listed(names)}" + (" and others not named" if origins.upper > len(origins.named) else "")


def who_stands_behind(claim: ClaimRow) -> str:
    """`2 reports, 2 outlets, 1 origin: OVD-Info`."""
    return ", ".join(
        [counted(claim.reports, "report"), counted(claim.outlets, "outlet"), origins_in_words(claim.origins)]
    )


def goes_back_to(origins: OriginsRow) -> str:
    """What a story comes down to: "It comes down to 3 to 7 origins. Most often behind it: A, B and C."."""
    if not origins.upper:
        return "No origin was found."
    low, high = origins.lower, origins.upper
    span = counted(high, "origin") if low == high else f"{low:,} to {counted(high, 'origin')}"
    names = list(dict.fromkeys(origins.named))[:4]
    unnamed = "It is not named." if high == 1 else "None of them is named."
    named = f"Most often behind it: {listed(names)}." if names else unnamed
    return f"It comes down to {span}. {named}"


def quoted(text: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    return text if text[:1] in QUOTES else f"“{text}”"


def independence(claim: ClaimRow) -> str:
    """What may be said of independence: the word itself only where at least two named origins differ."""
    low, high = claim.origins.lower, claim.origins.upper
    if claim.circular:
        return "Circular: these reports cite one another, so none of them confirms another."
    if low >= 2:
        start = f"{low} different named origins stand behind it, so they may count as independent of one another"
        return start + ("; the rest is unknown." if high > low else ".")
    if low == 1 and high == 1:
        return (
            "Everything rests on one origin. However many outlets print it, it is told once."
            if (claim.reports > 1)
            else "One report, one origin."
        )
    if low == 1:
        return "One origin is named. The others do not say where they have it from; no dependence was found."
    if claim.origins.named or any(origin.name for origin in claim.tree):
        return "Who is behind it is described, not named. No dependence found is not the same as independence."
    if claim.reports == 1:
        return "One report, and it does not say where it has this from."
    return "No report says where it has this from. No dependence found is not the same as independence."


def listed(names: Sequence[str], *, most: int = 4) -> str:
    """`A`, `A and B`, `A, B and C`; beyond `most` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def number(value: float | None) -> str:
    """`15,000`, `2.5`; a dash where there is none."""
    if value is None:
        return "—"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def quantity(low: float | None, high: float | None, bound: str | None) -> str:
    """`about 15,000`, `24–99`, `60 or less`: true of "nearly 60" and of "under 60" alike."""
    value = number(low) if low == high else f"{number(low)}–{number(high)}"
    return HEDGES.get(bound or "=", "{}").format(value)


def day(iso: str | None) -> str:
    """`4 Mar 2031`, `Mar 2031`, `2031`; "no date" if unknown, the words themselves if no date."""
    if not iso:
        return "no date"
    try:
        if len(iso) == 4:
            return iso
        if len(iso) == 7:
            return date.fromisoformat(f"{iso}-01").strftime("%b %Y")
        found = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{found.day} {found:%b %Y}"


def precisely(precision: str | None) -> str:
    """`to the month`; nothing where the day is known, whose time of day says itself how exact it is."""
    return "" if precision in {None, "day", "part of day", "minute"} else f"to the {precision}"


def days(first: str | None, last: str | None) -> str:
    """`4 Mar 2031`, `4–9 Mar 2031`, `28 Feb – 3 Mar 2031`, `since 4 Mar 2031`."""
    if first and last and first != last:
        return _between(first, last)
    if first and not last:
        return f"since {day(first)}"
    if last and not first:
        return f"until {day(last)}"
    return day(first)


def _between(first: str, last: str) -> str:
    left, right = day(first).split(" "), day(last).split(" ")
    if len(left) == len(right) == 3 and left[1:] == right[1:]:
        return f"{left[0]}–{day(last)}"
    if len(left) == len(right) == 3 and left[2] == right[2]:
        return f"{left[0]} {left[1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"
