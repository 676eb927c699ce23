"""Project Wycheproof: the known mistakes of Ed25519 verifiers."""

import json
from pathlib import Path

from handfast.signing import verify_raw


def test_all_151_hold(vectors: Path) -> None:
    """Every valid signature is accepted and every invalid one refused."""
    [path] = sorted((vectors / "wycheproof").rglob("ed25519_test.json"))
    groups = json.loads(path.read_text(encoding="utf-8"))["testGroups"]
    cases = [(group["publicKey"]["pk"], test) for group in groups for test in group["tests"]]
    wrong = [
        test["tcId"]
        for raw_key, test in cases
        if verify_raw(*map(bytes.fromhex, (raw_key, test["sig"], test["msg"])))
        != (test["result"] == "valid")
    ]
    assert (
        len(cases),
        sum(test["result"] == "valid" for _, test in cases),
        wrong,
    ) == (151, 88, [])
