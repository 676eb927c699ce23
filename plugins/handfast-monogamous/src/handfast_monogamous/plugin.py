"""The hooks of the monogamous style. Its words are in ``style.toml`` and ``rules.toml``."""

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

from .exclusivity import what_is_left_open

CODE_PREFIX: Final = "MO"


def _file() -> StyleFile:
    return read_style_file("handfast_monogamous", "style.toml")


@hookimpl
def handfast_styles() -> Sequence[Style]:
    """Return the monogamous style."""
    return [_file().style]


@hookimpl
def handfast_rule_packs() -> Sequence[RulePack]:
    """Return the rules MO101 and up."""
    return [read_pack("handfast_monogamous", "rules.toml")]


@hookimpl
def handfast_starting_clauses(style: str) -> Sequence[StartingClause]:
    """Return wording for what exclusivity leaves open."""
    return _file().starting_clauses if style == _file().style.id else ()


@hookimpl
def handfast_questions(moment: Moment) -> Sequence[Question]:
    """Return this style's questions for the moment."""
    return _file().questions_for(moment)


@hookimpl
def handfast_check_agreement(agreement: AgreementDocument) -> Sequence[Finding]:
    """Notice an agreement that promises to be exclusive without saying what that covers."""
    return what_is_left_open(agreement)
