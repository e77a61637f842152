"""Russian reports: the same five kinds of marks as for English, by rules over tables (`lexicon/*_ru_*.tsv`), no model.

words, sentences -> declension, lexicon (every case form of the tables) -> people, bodies, places -> names
-> phrases (who can be a source) -> quoted, reported, credited -> attributions -> cast -> entities, speakers, protected.
"""

from firsthand.annotate.russian.attributions import find_attributions
from firsthand.annotate.russian.names import find_names
from firsthand.annotate.russian.protected import find_protected
from firsthand.annotate.russian.speakers import find_entities, find_speakers

__all__ = ["find_attributions", "find_entities", "find_names", "find_protected", "find_speakers"]
