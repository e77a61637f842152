"""firsthand reads a pile of news reports and shows who really stands behind each claim."""
