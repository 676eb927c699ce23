"""The plugin keeps what every plugin promises."""

from handfast.plugins import contract_test
from handfast_monogamous import plugin


def test_contract():
    """Hooks, codes, styles, starting clauses: nothing breaks the contract."""
    contract_test(plugin, "monogamous")
