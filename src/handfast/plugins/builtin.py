"""Handfast's own plugin: it comes in through the same door as everybody's."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from attrs import frozen

from handfast import checks
from handfast.model import (
    AgreementDocument,
    CheckContext,
    Finding,
    Moment,
    Question,
    Side,
    Support,
)

from .data_files import read_table
from .markers import hookimpl

CODE_PREFIX: Final = "HF"


@frozen
class _QuestionTable:
    """The questions of one moment, in ``data/questions.toml``."""

    id: str
    text: str
    side: Side | None = None


@frozen
class _SupportTable:
    """One place to find help, in ``data/support.toml``."""

    name: str
    what_for: str
    how: str
    source: str
    situations: tuple[str, ...]
    countries: tuple[str, ...] = ()


@frozen
class _SupportFile:
    """All places to find help."""

    places: tuple[_SupportTable, ...]


@hookimpl
def handfast_rule_packs() -> Sequence[checks.RulePack]:
    """Return the core pack."""
    return [checks.core_pack()]


@hookimpl
def handfast_check_agreement(
    agreement: AgreementDocument, context: CheckContext
) -> Sequence[Finding]:
    """Look for what no single clause shows: one-sided, no review, no way out, made in the heat."""
    return checks.check_agreement(agreement, context)


@hookimpl
def handfast_check_change(
    before: AgreementDocument, after: AgreementDocument, context: CheckContext
) -> Sequence[Finding]:
    """Look for what became stricter, and for whom."""
    return checks.check_change(before, after, context)


@hookimpl
def handfast_questions(moment: Moment) -> Sequence[Question]:
    """Return the questions that fit every agreement."""
    return [
        Question(table.id, moment, table.text, side=table.side)
        for table in _questions().get(moment, ())
    ]


@hookimpl
def handfast_support(situation: str, country: str) -> Sequence[Support]:
    """Return well-known places to find help: those of the country, and those that are anywhere.

    Without a country, every place is returned, each with the country it is for.
    """
    return [
        Support(place.name, place.what_for, place.how, where)
        for place in _places()
        if situation in {"", *place.situations}
        for where in place.countries or ("",)
        if where in {"", country} or not country
    ]


@cache
def _questions() -> Mapping[Moment, tuple[_QuestionTable, ...]]:
    kind = dict[Moment, tuple[_QuestionTable, ...]]
    return read_table(_PACKAGE, "data/questions.toml", kind)


@cache
def _places() -> tuple[_SupportTable, ...]:
    return read_table(_PACKAGE, "data/support.toml", _SupportFile).places


_PACKAGE: Final = "handfast.plugins"
