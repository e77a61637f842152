"""Report -> TimeExpression: dates, times, durations and sets, each with its value, its days, and why."""

from firsthand.annotate.times.stage import times

__all__ = ["times"]
