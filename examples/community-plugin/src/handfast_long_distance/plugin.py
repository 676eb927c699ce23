"""The hooks of this plugin. Everything it says is in ``style.toml`` and ``rules.toml``."""

from typing import Final

from handfast.plugins import hooks_from_files

CODE_PREFIX: Final = "LD"

(
    handfast_styles,
    handfast_rule_packs,
    handfast_starting_clauses,
    handfast_questions,
) = hooks_from_files("handfast_long_distance")
