"""The hooks of the polyamorous style. Its words are in ``style.toml`` and ``rules.toml``."""

from collections.abc import Sequence
from typing import Final

from handfast.plugins import (
    AgreementDocument,
    Finding,
    Moment,
    Question,
    RulePack,
    StartingClause,
    Style,
    StyleFile,
    hookimpl,
    read_pack,
    read_style_file,
)

from .outsiders import people_not_asked

CODE_PREFIX: Final = "PO"


def _file() -> StyleFile:
    return read_style_file("handfast_polyamorous", "style.toml")


@hookimpl
def handfast_styles() -> Sequence[Style]:
    """Return the polyamorous style."""
    return [_file().style]


@hookimpl
def handfast_rule_packs() -> Sequence[RulePack]:
    """Return the rules PO101 and up."""
    return [read_pack("handfast_polyamorous", "rules.toml")]


@hookimpl
def handfast_starting_clauses(style: str) -> Sequence[StartingClause]:
    """Return wording for what poly people come back to."""
    return _file().starting_clauses if style == _file().style.id else ()


@hookimpl
def handfast_questions(moment: Moment) -> Sequence[Question]:
    """Return this style's questions for the moment."""
    return _file().questions_for(moment)


@hookimpl
def handfast_check_agreement(agreement: AgreementDocument) -> Sequence[Finding]:
    """Notice clauses that speak of somebody who is no person of the agreement."""
    return people_not_asked(agreement)
