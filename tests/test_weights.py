"""Files of weights are read only if they are the ones that the code was measured with."""

from hashlib import sha256
from pathlib import Path

import pytest

from firsthand.errors import BadSetup
from firsthand.weights import Weights

RIGHT, WRONG = b"the weights", b"other weights"


def folder_of(path: Path, **files: bytes) -> Weights:
    for name, content in files.items():
        (path / name).write_bytes(content)
    return Weights("judge", path, {"model": sha256(RIGHT).hexdigest()})


def test_the_right_file_is_handed_out(tmp_path: Path) -> None:
    weights = folder_of(tmp_path, model=RIGHT)

    assert weights.read("model") == RIGHT
    with weights.path("model") as path:
        assert path.read_bytes() == RIGHT
    assert weights.damaged() == []


def test_another_file_is_refused_by_its_hash(tmp_path: Path) -> None:
    weights = folder_of(tmp_path, model=WRONG)
    wrong, right = sha256(WRONG).hexdigest(), sha256(RIGHT).hexdigest()

    with pytest.raises(BadSetup, match=f"The judge's file model has SHA-256 {wrong}, expected {right}; install"):
        weights.read("model")
    with pytest.raises(BadSetup, match=f"SHA-256 {wrong}"), weights.path("model"):
        pass
    assert weights.damaged() == ["model"]


def test_a_file_that_no_hash_is_known_of_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetup, match="expected None"):
        folder_of(tmp_path, stray=RIGHT).read("stray")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    weights = folder_of(tmp_path)

    with pytest.raises(BadSetup, match=r"judge's file model cannot be read .* install firsthand again"):
        weights.read("model")
    with pytest.raises(BadSetup, match=r"model cannot be read \(no such file\)"):
        weights.damaged()
