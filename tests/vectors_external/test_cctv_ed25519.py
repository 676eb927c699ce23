"""CCTV's 914 edge cases of the points in an Ed25519 signature."""

import json
from pathlib import Path

from handfast.signing import verify_raw

WEAK = {"low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R", "low_order_residue"}


def test_the_strict_set(vectors: Path) -> None:
    """None with a weak or ambiguous point is accepted; the sound rest is, without exception."""
    cases = json.loads((vectors / "cctv-ed25519" / "ed25519vectors.json").read_text())
    accepted = [
        case
        for case in cases
        if verify_raw(bytes.fromhex(case["key"]), bytes.fromhex(case["sig"]), case["msg"].encode())
    ]
    assert [case["number"] for case in accepted if WEAK & set(case["flags"] or ())] == []
    sound = [case for case in cases if not WEAK & set(case["flags"] or ())]
    assert (len(cases), len(sound), sound) == (914, 43, accepted)
