"""The hooks of the monogamous style. Its words are in ``style.toml`` and ``rules.toml``."""

from collections.abc import Sequence
from typing import Final

from handfast.plugins import AgreementDocument, Finding, hookimpl, hooks_from_files

from .exclusivity import what_is_left_open

CODE_PREFIX: Final = "MO"

(
    handfast_styles,
    handfast_rule_packs,
    handfast_starting_clauses,
    handfast_questions,
) = hooks_from_files("handfast_monogamous")


@hookimpl
def handfast_check_agreement(agreement: AgreementDocument) -> Sequence[Finding]:
    """Notice an agreement that promises to be exclusive without saying what that covers."""
    return what_is_left_open(agreement)
