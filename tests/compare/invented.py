"""An invented story in the shapes that copies take."""

from collections.abc import Iterable

from firsthand.compare.copies import copies
from firsthand.run.memory import MemoryPile, compare_pile
from firsthand.stage import Reading
from firsthand.vocabulary import Copy, Report, make_report

WIRE = """\
VARNHOLM (Nordwire) — A ferry with 214 people on board ran aground off Varnholm early on Tuesday after its rudder jammed in heavy seas, the coast guard said.

The Sankt Olai, on its way from Varnholm to the island of Brede, struck a reef at 4.20 a.m. and took on water within minutes. Two tugs and a navy helicopter reached it before dawn.

“Nobody has been lost, and everyone who was hurt is in a warm bed by now,” coast guard captain Jorunn Falk told reporters at the quay.

Thirty-one passengers were treated in Varnholm hospital, most of them for broken bones and cold, its director Emil Rasch said. The oldest of them is a woman of 87.

The owner, Brede Line, said it had replaced the rudder in March and would not comment before the inquiry. Inspectors from the capital are to board the wreck on Thursday.
"""  # noqa: E501  # a wire report has no line breaks inside its paragraphs

REWORDED = """\
VARNHOLM — A ferry with 241 persons on board ran aground off Varnholm early on Tuesday following its rudder stuck in rough seas, the coast guard stated.

The Sankt Olai, en route from Varnholm to the isle of Brede, hit a reef at 4.20 a.m. and took on water inside minutes. Two tugboats and a navy chopper arrived at it before daybreak.

“Nobody has been lost, and everyone who was hurt is in a warm bed by now,” coast guard captain Jorunn Falk informed journalists at the quay.

Thirty-one travellers were handled in Varnholm hospital, most of them for fractured bones and cold, its head Emil Rasch stated. The eldest of them is a lady of 87.

The proprietor, Brede Line, stated it had not replaced the rudder in March and would not remark before the probe. Inspectors from the capital are to enter the wreck on Thursday.
"""  # noqa: E501

OWN = """\
Hedda Lind was asleep when the Sankt Olai stopped. “It was a sound like a tree falling, and then everything slid,” the 34-year-old teacher says, wrapped in a borrowed coat outside the hospital in Varnholm.

She carried her daughter up two flights of stairs in the dark. A stranger gave them his life vest, and a deckhand counted them twice before the helicopter came.

“Nobody has been lost, and everyone who was hurt is in a warm bed by now,” captain Jorunn Falk said later. Lind has not slept since. Her car is still below deck, with the presents for a birthday on Brede that will now be held in a gym.
"""  # noqa: E501

MARKET = """\
The fish market of Ostrand will move to the old tram depot next spring, the town council decided on Wednesday by 19 votes to 12.

Stallholders had asked for a roof since the storms of two winters ago. Rent will stay as it is for three years, said councillor Pia Wenzel, who had first proposed a hall by the river.

The depot, built in 1911, needs new drains and a cold store. Work is to begin in the autumn and to cost four million crowns, a third of it from the region.
"""  # noqa: E501


def report(text: str, name: str, **known: object) -> Report:
    return make_report(text, name, **known)


def copies_of(*reports: Report) -> list[Copy]:
    links = compare_pile(MemoryPile(Reading(one) for one in reports), (copies,))
    return [link for link in links if isinstance(link, Copy)]


def paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def joined(pieces: Iterable[str]) -> str:
    return "\n\n".join(pieces) + "\n"
