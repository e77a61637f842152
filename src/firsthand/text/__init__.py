"""Strings only, no records: markup, sentences, words, numerals, fingerprints."""
