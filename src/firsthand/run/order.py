"""Checks that the stages fit together before anything runs; gives each a fingerprint of all that makes its output."""

from collections.abc import Iterator, Mapping, Sequence

from firsthand.errors import BadSetup
from firsthand.settings import Settings
from firsthand.stage import Annotator, Comparer
from firsthand.vocabulary import content_id

PRESENTED = frozenset({"policy", "source"})
"""Settings that choose among what was found: a record remembers them, and no stage runs again for them."""

NOT_IN_OUTPUT = frozenset({"workers", "strict"}) | PRESENTED
"""Settings that change how the work is done, or what is stated first, and never what is found."""


def check_stages(annotators: Sequence[Annotator], comparers: Sequence[Comparer]) -> None:
    """Nothing, if each stage's needs are made before it and names are used once; else raises `BadSetup`."""
    stages: list[Annotator | Comparer] = [*annotators, *comparers]
    names = [stage.name for stage in stages]
    for name in names:
        if names.count(name) > 1:
            raise BadSetup(f"Two stages are called '{name}'; rename one or leave one out of the pipeline.")
    made: set[type] = set()
    for stage in stages:
        for kind in stage.needs:
            if kind not in made:
                raise BadSetup(_unmet(stage.name, kind, stages))
        made.update(stage.makes)


def _unmet(name: str, kind: type, stages: Sequence[Annotator | Comparer]) -> str:
    """The sentence about a need that nothing before the stage meets."""
    makers = ", ".join(stage.name for stage in stages if kind in stage.makes) or "no stage there is"
    return f"Stage '{name}' needs {kind.__name__}, which nothing before it makes; made by: {makers}."


def fingerprints(annotators: Sequence[Annotator], settings: Settings) -> dict[str, str]:
    """Stage name -> hash of its version, the settings and the fingerprints of the stages whose marks it needs.

    So raising one version changes that stage's fingerprint and those that depend on it, and no other.
    """
    chosen = output_settings(settings)
    found: dict[str, str] = {}
    for stage in annotators:
        found[stage.name] = content_id(stage.name, stage.version, chosen, sorted(makers_of(stage, annotators, found)))
    return found


def sketch_fingerprint(comparer: Comparer, annotators: Sequence[Annotator], found: Mapping[str, str]) -> str:
    """Hash of all that makes a comparer's sketch of one report, the report itself apart."""
    return content_id("sketch", comparer.name, comparer.version, sorted(makers_of(comparer, annotators, found)))


def makers_of(stage: Annotator | Comparer, annotators: Sequence[Annotator], found: Mapping[str, str]) -> Iterator[str]:
    """The fingerprints in `found` of the annotators that make what `stage` needs."""
    for other in annotators:
        if other.name in found and other.name != stage.name and set(other.makes) & set(stage.needs):
            yield found[other.name]


def presented_settings(settings: Settings) -> dict[str, object]:
    """The settings that choose among what was found, by name."""
    return {name: getattr(settings, name) for name in sorted(PRESENTED)}


def output_settings(settings: Settings) -> dict[str, object]:
    """The settings that can change what comes out, by name."""
    return {name: getattr(settings, name) for name in sorted(Settings.__struct_fields__) if name not in NOT_IN_OUTPUT}
