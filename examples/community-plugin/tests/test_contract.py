"""The plugin keeps what every plugin promises."""

from handfast_long_distance import plugin

from handfast.plugins import contract_test


def test_contract():
    """Hooks, codes, styles, starting clauses: nothing breaks the contract."""
    contract_test(plugin, "long-distance")
