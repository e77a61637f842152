"""Parties under the name by which other reports know them: "the Russian president" is whoever other reports name."""

from collections.abc import Iterable

import msgspec

from firsthand.compare.claims.told import Teller, Told
from firsthand.compare.identities.lookup import Identities


def known_by(who: Identities, report: str, told: Iterable[Told]) -> tuple[Told, ...]:
    """What the report tells, its parties renamed; whoever is protected or known to nobody else stays as he is.

    The words that name a party stay those of the report: only who they mean is taken from elsewhere.
    """
    return tuple(
        msgspec.structs.replace(each, tellers=tuple(_known(who, report, teller) for teller in each.tellers))
        if any(who.of(report, teller.entity) for teller in each.tellers)
        else each
        for each in told
    )


def _known(who: Identities, report: str, teller: Teller) -> Teller:
    known = who.of(report, teller.entity)
    if known is None or teller.protected:
        return teller
    kind = "person" if teller.kind == "unnamed" else teller.kind
    return msgspec.structs.replace(teller, name=known.name, kind=kind)
