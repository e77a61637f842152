"""The lock of the inputs, and what happens when a file is not the one it means."""

from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from training.inputs import Input, checked_bytes, chosen_corpora, read_lock

from firsthand.annotate.encoder.weights import TAGGER
from firsthand.errors import BadInput


def test_every_input_says_where_it_is_from_and_under_which_licence() -> None:
    for given in read_lock():
        assert len(given.sha256) == 64
        assert all((given.source, given.version, given.licence, given.use)), given.name


def test_no_annotation_under_a_non_commercial_licence_is_trained_on() -> None:
    assert [given.name for given in read_lock() if given.labels != "silver" and "NC" in given.licence] == []


def test_the_vocabulary_of_the_run_time_is_the_one_trained_with() -> None:
    vocabulary = next(given for given in read_lock() if given.name == "minilm_vocabulary")

    assert sha256(TAGGER.read("vocab.txt")).hexdigest() == vocabulary.sha256


def test_a_corpus_is_left_out_by_name() -> None:
    named = {given.name for given in chosen_corpora(read_lock(), without=("polnear_train",))}

    assert named == {
        "gum_train_texts",
        "onestop_texts",
        "ecbplus_texts",
        "own_reports",
        "own_reports_marked",
        "own_reports_extra",
    }


def test_a_folder_of_reports_is_one_input(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / "reports.jsonl").mkdir(exist_ok=True)
        (tmp_path / "reports.jsonl" / name).write_text(name, "utf-8")

    assert checked_bytes(_input(b"a.txtb.txt"), tmp_path) == b"a.txtb.txt"


def test_none_of_our_own_reports_is_trained_on_that_is_kept_for_tuning_or_measuring() -> None:
    paths = {given.path for given in read_lock() if given.labels == "own"}

    assert paths == {"reports/open.jsonl", "reports/marked/train", "reports/marked/extra"}


def test_another_file_than_the_lock_means_is_refused(tmp_path: Path) -> None:
    given = _input(b"the file that was meant")
    (tmp_path / "reports.jsonl").write_bytes(b"another one")

    with pytest.raises(BadInput, match=r"invented: .*reports\.jsonl has SHA-256 .*, the lock says"):
        checked_bytes(given, tmp_path)


def test_a_missing_file_is_told_with_its_source(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it comes from an attic"):
        checked_bytes(_input(b""), tmp_path)


def test_the_right_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_bytes(b"right")

    assert checked_bytes(_input(b"right"), tmp_path) == b"right"


def test_a_lock_with_a_field_missing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "inputs.lock.toml"
    path.write_text('[[input]]\nname = "x"\n')

    with pytest.raises(BadInput, match=r"inputs\.lock\.toml: .*kind"):
        read_lock(path)


def _input(content: bytes) -> Input:
    return msgspec.convert(
        {
            "name": "invented",
            "kind": "corpus",
            "path": "reports.jsonl",
            "sha256": sha256(content).hexdigest(),
            "source": "an attic",
            "version": "1",
            "licence": "ours",
            "use": "this test",
        },
        Input,
    )
