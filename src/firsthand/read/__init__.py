"""bytes -> Report: one file a format."""
