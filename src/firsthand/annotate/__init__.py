"""Report -> marks: one file a kind of mark."""
