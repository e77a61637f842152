"""bytes -> Report: one file a format."""

from firsthand.read.report import report_of_text

__all__ = ["report_of_text"]
