"""What a cue denies is no wording of what another says."""

import msgspec
import pytest
from tests.compare.test_utterance_judgement import said

from firsthand.compare.utterances.judgement import judge


def never() -> float:
    pytest.fail("the encoder is not told that the cue denies")


def test_a_denial_is_not_one_with_the_statement() -> None:
    told = said("soldiers had shot at the demonstrators in the square")
    denied = msgspec.structs.replace(said("troops had fired on the crowd in the square"), denied=True)
    assert judge(told, denied, never).verdict == "not"
