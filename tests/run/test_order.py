from collections.abc import Iterable

import pytest

from firsthand.errors import BadSetup
from firsthand.run.order import check_stages, fingerprints
from firsthand.settings import Settings
from firsthand.stage import Annotator, Reading
from firsthand.vocabulary import Attribution, Figure, Mark, Mention, Speaker


def nothing(_reading: Reading) -> Iterable[Mark]:
    return ()


def stage(name: str, needs: tuple[type[Mark], ...], makes: tuple[type[Mark], ...], version: str = "1") -> Annotator:
    return Annotator(name=name, version=version, needs=needs, makes=makes, run=nothing, says="")


NAMES = stage("names", (), (Mention,))
ATTRIBUTIONS = stage("attributions", (), (Attribution,))
SPEAKERS = stage("speakers", (Mention, Attribution), (Speaker,))


def test_stages_in_order_pass() -> None:
    check_stages((NAMES, ATTRIBUTIONS, SPEAKERS), ())


def test_a_need_that_comes_too_late_is_told_with_its_maker() -> None:
    with pytest.raises(BadSetup) as told:
        check_stages((NAMES, SPEAKERS, ATTRIBUTIONS), ())
    assert str(told.value) == (
        "Stage 'speakers' needs Attribution, which nothing before it makes; made by: attributions."
    )


def test_a_need_that_nobody_meets_is_told() -> None:
    with pytest.raises(BadSetup, match="made by: no stage there is"):
        check_stages((NAMES, SPEAKERS), ())


def test_a_name_used_twice_is_refused() -> None:
    with pytest.raises(BadSetup, match="Two stages are called 'names'"):
        check_stages((NAMES, NAMES), ())


def test_a_raised_version_changes_what_depends_on_it_and_nothing_else() -> None:
    figures = stage("figures", (Speaker,), (Figure,))
    before = fingerprints((NAMES, ATTRIBUTIONS, SPEAKERS, figures), Settings())
    raised = stage("attributions", (), (Attribution,), version="2")
    after = fingerprints((NAMES, raised, SPEAKERS, figures), Settings())
    assert {name for name in before if before[name] != after[name]} == {"attributions", "speakers", "figures"}


def test_a_setting_that_changes_no_output_changes_no_fingerprint() -> None:
    assert fingerprints((NAMES,), Settings()) == fingerprints((NAMES,), Settings(workers=3, strict=True))
    assert fingerprints((NAMES,), Settings()) != fingerprints((NAMES,), Settings(vague="acled"))
