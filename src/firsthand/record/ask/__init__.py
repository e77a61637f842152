"""What a record answers: the only SELECTs that present and the Python API use, as rows of `record/rows`.

Protected people are withheld here, before any page, list or export sees them.
"""

from firsthand.record.ask.answers import KINDS, Ask, ReaderText
from firsthand.record.ask.withhold import WITHHELD, cut_places

__all__ = ["KINDS", "WITHHELD", "Ask", "ReaderText", "cut_places"]
