"""Other weights and other constants in the product's own stages, for as long as a score takes."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from training.product import CONSTANTS, decoding, product_weights

from firsthand.annotate.encoder import links, tag_paragraph, weights
from firsthand.errors import BadSetup

PARAGRAPH = "“The bridge will hold,” Ilse Marten said."


def test_other_weights_are_in_force_inside_and_gone_outside(tmp_path: Path) -> None:
    before = weights.TAGGER.digest(weights.MODEL_FILE)
    with as_file(files("firsthand.annotate.encoder") / "weights") as shipped:
        shutil.copytree(shipped, tmp_path / "weights")
    (tmp_path / "weights" / "model.int8.onnx").write_bytes(b"not a model")

    with product_weights(tmp_path / "weights"):
        assert weights.TAGGER.digest(weights.MODEL_FILE) != before
        with pytest.raises(Exception, match=r"(?i)protobuf|model"):
            tag_paragraph(PARAGRAPH)
    assert weights.TAGGER.digest(weights.MODEL_FILE) == weights.MODEL_SHA256 == before
    assert tag_paragraph(PARAGRAPH).quotes


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.int8.onnx").write_bytes(b"")
    with product_weights(tmp_path), pytest.raises(BadSetup, match=r"link\.json cannot be read"):
        weights.TAGGER.read("link.json")


def test_constants_are_the_products_own_and_put_back() -> None:
    before = {name: getattr(module, constant) for name, (module, constant) in CONSTANTS.items()}

    with decoding({"weak_cue": 0.9}):
        assert links.WEAK_CUE == 0.9
    assert {name: getattr(module, constant) for name, (module, constant) in CONSTANTS.items()} == before


def test_a_constant_changes_what_is_decoded() -> None:
    with decoding({"no_source_bias": 1e3}):
        without = [quote.source for quote in tag_paragraph(PARAGRAPH).quotes]

    assert without == [None]
    assert [quote.source for quote in tag_paragraph(PARAGRAPH).quotes] != without
