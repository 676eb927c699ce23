"""The hooks of the polyamorous style. Its words are in ``style.toml`` and ``rules.toml``."""

from collections.abc import Sequence
from typing import Final

from handfast.plugins import AgreementDocument, Finding, hookimpl, hooks_from_files

from .outsiders import people_not_asked

CODE_PREFIX: Final = "PO"

(
    handfast_styles,
    handfast_rule_packs,
    handfast_starting_clauses,
    handfast_questions,
) = hooks_from_files("handfast_polyamorous")


@hookimpl
def handfast_check_agreement(agreement: AgreementDocument) -> Sequence[Finding]:
    """Notice clauses that speak of somebody who is no person of the agreement."""
    return people_not_asked(agreement)
