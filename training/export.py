"""checkpoint.pt -> weights/: model.int8.onnx, link.json and vocab.txt, as firsthand.annotate.encoder reads them.

python -m training.export --base FOLDER --out FOLDER

Writes model.fp32.onnx beside the folder too, to tell what the eight bits cost. Prints the hashes.
"""

import argparse
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import msgspec
import torch
from onnxruntime import InferenceSession
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.checkpoints import load_network
from training.network import FEATURES, LINK_WIDTH, Tagger

from firsthand.errors import Bug

INPUTS, OUTPUTS = ("ids", "feat", "mask"), ("tags", "cq", "tk")
FILES = ("model.int8.onnx", "link.json", "vocab.txt")
SAMPLE_PIECES = 32
MAX_APART = 1e-3
"""Rounding in 32 bits stays a hundred times below."""


def main() -> None:
    """Export the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder with vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="the folder that train wrote to")
    given = parser.parse_args()
    torch.set_num_threads(1)
    network, step = load_network(given.out)
    weights = given.out / "weights"
    weights.mkdir(exist_ok=True)
    export_network(network, given.out / "model.fp32.onnx")
    check_export(network, given.out / "model.fp32.onnx")
    quantise(given.out / "model.fp32.onnx", weights / FILES[0])
    (weights / FILES[1]).write_bytes(msgspec.json.encode(link_weights(network)))
    shutil.copyfile(given.base / FILES[2], weights / FILES[2])
    sys.stdout.write(f"step {step}\n")
    for name in FILES:
        content = (weights / name).read_bytes()
        sys.stdout.write(f"{sha256(content).hexdigest()}  {name}  {len(content)} bytes\n")


def export_network(network: Tagger, path: Path) -> None:
    """The network in 32 bits, for any number of chunks of any length."""
    ids = torch.arange(1000, 1000 + 2 * SAMPLE_PIECES).view(2, SAMPLE_PIECES)
    mask = torch.ones(2, SAMPLE_PIECES)
    mask[1, SAMPLE_PIECES // 2 :] = 0
    axes = {name: {0: "chunks", 1: "pieces"} for name in (*INPUTS, *OUTPUTS)}
    torch.onnx.export(
        network,
        (ids, torch.zeros_like(ids), mask),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def check_export(network: Tagger, path: Path) -> None:
    """Raise `Bug` where the file and the network disagree on a chunk of another length than it was exported with."""
    ids = torch.arange(2000, 2000 + SAMPLE_PIECES + 11)[None]
    chunk = (ids, ids % FEATURES, torch.ones(ids.shape))
    session = InferenceSession(path, providers=["CPUExecutionProvider"])
    found = session.run(list(OUTPUTS), {name: value.numpy() for name, value in zip(INPUTS, chunk, strict=True)})
    with torch.no_grad():
        wanted = network(*chunk)
    for name, ours, theirs in zip(OUTPUTS, wanted, found, strict=True):
        apart = (ours - torch.from_numpy(theirs)).abs().max().item()
        if apart > MAX_APART:
            raise Bug(f"{path.name}: {name} differs by {apart:.2g} from the network, at most {MAX_APART} expected")


def quantise(source: Path, target: Path) -> None:
    """The matrices in eight bits a channel; seven of them used, since AVX2 without VNNI overflows with eight."""
    quantize_dynamic(
        source,
        target,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )


def link_weights(network: Tagger) -> dict[str, object]:
    """The scalars of the pair scores."""
    return {
        "D": LINK_WIDTH,
        "dist": network.distance.tolist(),
        "null": network.no_source.item(),
    }


if __name__ == "__main__":
    main()
