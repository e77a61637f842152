"""Who must not be named: people who asked, sources known by a first name alone, minors; with every place to mask."""

from collections.abc import Iterable

from firsthand.annotate import russian
from firsthand.annotate.protected.english import find_protected as find_protected_in_english
from firsthand.annotate.protected.everybody import withhold_everybody
from firsthand.annotate.protected.mixed import find_protected_in_the_other
from firsthand.stage import Annotator, Reading
from firsthand.text.script import language_of
from firsthand.vocabulary import Attribution, Entity, Mention, Protected, Speaker


def find_protected(reading: Reading) -> Iterable[Protected]:
    """One mark a protected person, by first mention; what stands in another script is read by its own rules, too."""
    language = language_of(reading.report.language, reading.text)
    own = russian.find_protected if language == "ru" else find_protected_in_english
    found = list(own(reading))
    found += find_protected_in_the_other(reading, language, found)
    return sorted(found, key=lambda mark: (mark.span, mark.name))


protected = Annotator(
    name="protected",
    version="17",
    needs=(Mention, Attribution, Entity, Speaker),
    makes=(Protected,),
    run=find_protected,
    instead=withhold_everybody,
    says="People who asked not to be named, sources known by a first name alone, and minors.",
)
