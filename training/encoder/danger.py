"""Give the encoder that ships a head for danger, without teaching all of it again.

The head is a logistic regression on what the encoder makes of a clause as a whole (the mean over
its pieces of words), fitted on ``safety.jsonl`` against all other clauses, and put into the file
beside the other heads. How well it tells danger is measured on sets that the encoder never saw, by
a head fitted without them. ``make train-encoder`` teaches the same head together with the rest.
Options: ``--unseen SET`` (again for more): a set that the encoder has not seen.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from clauses import about_safety, rows
from onnx import TensorProto, helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from handfast.checks import plain_words, read_clause
from handfast_encoder.pieces import END, START, load

FILE = Path(__file__).parents[2] / "plugins/handfast-encoder/src/handfast_encoder/encoder.onnx"
POOLED = "/model/ReduceSum_1_output_0"
STRENGTH = 0.1
SHOWN = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
MOST = 126


def made_of(model: onnx.ModelProto, texts: Sequence[str]) -> np.ndarray:
    """Return what the encoder makes of each text as a whole, one row for each."""
    open_model = onnx.ModelProto()
    open_model.CopyFrom(model)
    open_model.graph.output.append(helper.make_tensor_value_info(POOLED, TensorProto.FLOAT, None))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        open_model.SerializeToString(), sess_options=options, providers=["CPUExecutionProvider"]
    )
    cutter, out = load(), []
    for text in texts:
        pieces = cutter.cut(plain_words(read_clause(text)).text.split(" ")).numbers[:MOST]
        ids = np.array([[cutter.known[START], *pieces, cutter.known[END]]], dtype=np.int64)
        out.append(session.run([POOLED], {"ids": ids})[0][0])
    return np.array(out)


def fitted(seen: np.ndarray, danger: np.ndarray) -> LogisticRegression:
    """Return a head for danger."""
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(seen, danger)


def measured(shares: np.ndarray, danger: np.ndarray, fear: np.ndarray) -> str:
    """Return how well shares of danger tell it, and what each bound would come to."""
    area, mean = roc_auc_score(danger, shares), average_precision_score(danger, shares)
    out = [
        f"{danger.sum()} of {len(danger)}: area under the curve {area:.3f}, precision {mean:.3f}"
    ]
    for bound in SHOWN:
        told = shares >= bound
        out.append(
            f"  from {bound}: {told.sum()} told, {danger[told].mean():.3f} of them about safety, "
            f"{fear[told].mean():.3f} fear; {told[danger].mean():.3f} of those about safety"
        )
    return "\n".join(out)


def with_head(model: onnx.ModelProto, head: LogisticRegression) -> onnx.ModelProto:
    """Return the encoder with the head, in place of one that is there."""
    graph = model.graph
    for kept in (graph.node, graph.output, graph.initializer):
        old = [one for one in kept if one.name.startswith("danger")]
        for one in old:
            kept.remove(one)
    numbers = {
        "danger.weight": head.coef_.T.astype(np.float32),
        "danger.bias": head.intercept_.astype(np.float32),
        "danger.axis": np.array([1], dtype=np.int64),
    }
    graph.initializer.extend(numpy_helper.from_array(one, name) for name, one in numbers.items())
    whole = ["danger.weight", "danger.bias"]
    graph.node.extend(
        (
            helper.make_node("Gemm", [POOLED, *whole], ["danger.sum"], name="danger.gemm"),
            helper.make_node(
                "Squeeze", ["danger.sum", "danger.axis"], ["danger"], name="danger.squeeze"
            ),
        )
    )
    graph.output.append(helper.make_tensor_value_info("danger", TensorProto.FLOAT, [1]))
    return model


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--unseen", action="append", default=[], metavar="SET")
    given = parser.parse_args(arguments)
    found, grave, model = rows(), about_safety(), onnx.load(FILE)
    seen = made_of(model, [row["text"] for row in found])
    danger = np.array([row["text"] in grave for row in found])
    fear = np.array([row["verdict"] == "fear" for row in found])
    new = np.array([row["set"] in given.unseen for row in found])
    for name in given.unseen:
        inside = np.array([row["set"] == name for row in found])
        head = fitted(seen[~inside], danger[~inside])
        print(name, measured(head.predict_proba(seen[inside])[:, 1], danger[inside], fear[inside]))
    if new.any():
        head = fitted(seen[~new], danger[~new])
        print("all", measured(head.predict_proba(seen[new])[:, 1], danger[new], fear[new]))
    onnx.save(with_head(model, fitted(seen, danger)), FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
