"""The plugin keeps what every plugin promises."""

import pytest

from handfast.plugins import contract_test

pytest.importorskip("onnxruntime", reason="this machine has no onnxruntime")


def test_contract():
    """The hook answers with as many opinions as there are texts, and breaks no promise."""
    from handfast_encoder import plugin

    contract_test(plugin, "encoder")
