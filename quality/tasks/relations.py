"""The relation of two dated statements, by the code of the stages times, figures and figure_relations.

Looks at the two texts and dates only. A pair of statements can hold several pairs of figures: the gravest relation is
the answer, since the pack asks about the figure on which the statements differ.
"""

from collections.abc import Iterator
from typing import Any

from firsthand.annotate.figures import figures
from firsthand.annotate.times import times
from firsthand.compare.figure_relations import Told, relate, sketch_figures
from firsthand.stage import Reading
from firsthand.vocabulary import Published, make_report

_LABELS = {
    "agree": "agree",
    "compatible": "agree",
    "updated": "update",
    "revised": "revision",
    "contradicted": "contradiction",
    "not comparable": "different_quantity",
}
_GRAVEST = ("contradiction", "revision", "update", "agree", "different_quantity")


def predict(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One label a pair; statements without figures in common are of different quantities."""
    for pair in documents:
        left, right = _told(pair["a"]), _told(pair["b"])
        found = [relate(one, other) for one in left for other in right]
        labels = {_LABELS[each.relation] for each in found if each is not None}
        yield {"id": pair["id"], "label": next((x for x in _GRAVEST if x in labels), "different_quantity")}


def _told(statement: dict[str, Any]) -> list[Told]:
    day = statement["published"]
    report = make_report(statement["text"], "statement", published=Published(day, "given"))
    reading = Reading(report)
    for stage in (times, figures):
        reading.add(list(stage.run(reading)))
    return [Told(figure, day) for figure in sketch_figures(reading).figures]
