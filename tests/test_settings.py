import msgspec
import pytest

from firsthand.settings import SENTENCES, Settings


def test_every_setting_has_its_unit_and_one_sentence() -> None:
    assert SENTENCES.keys() == set(Settings.__struct_fields__)
    assert all(unit and sentence.endswith(".") for unit, sentence in SENTENCES.values())


@pytest.mark.parametrize("given", [{"vague": "exact"}, {"workers": "many"}])
def test_a_value_that_is_not_possible_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(given, Settings)
