"""Tables (*.tsv) and one loader; each names its source and licence in its header."""
