"""The hooks of this plugin. Everything it says is in ``style.toml`` and ``rules.toml``."""

from collections.abc import Sequence
from typing import Final

from handfast.plugins import (
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

CODE_PREFIX: Final = "LD"


def _file() -> StyleFile:
    return read_style_file("handfast_long_distance", "style.toml")


@hookimpl
def handfast_styles() -> Sequence[Style]:
    """Return the style for people who live far apart."""
    return [_file().style]


@hookimpl
def handfast_rule_packs() -> Sequence[RulePack]:
    """Return the rules LD101 and up."""
    return [read_pack("handfast_long_distance", "rules.toml")]


@hookimpl
def handfast_starting_clauses(style: str) -> Sequence[StartingClause] | None:
    """Return wording to start from, for this style only."""
    return _file().starting_clauses if style == _file().style.id else None


@hookimpl
def handfast_questions(moment: Moment) -> Sequence[Question]:
    """Return this style's questions for the moment."""
    return _file().questions_for(moment)
