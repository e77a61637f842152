"""bytes -> Report: one file a format."""

from firsthand.read.inputs import read_inputs
from firsthand.read.report import report_of_text
from firsthand.read.source import ReadOptions

__all__ = ["ReadOptions", "read_inputs", "report_of_text"]
