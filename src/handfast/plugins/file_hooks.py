"""The hooks of a plugin whose whole style lies in ``style.toml`` and ``rules.toml``."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from handfast.model import Moment, Question, StartingClause, Style

from .data_files import StyleFile, read_pack, read_style_file
from .markers import hookimpl

if TYPE_CHECKING:
    from handfast.checks import RulePack


class FileHooks(NamedTuple):
    """Four hooks, in the order in which ``docs/plugins.md`` names them."""

    handfast_styles: Callable[[], Sequence[Style]]
    handfast_rule_packs: "Callable[[], Sequence[RulePack]]"
    handfast_starting_clauses: Callable[[str], Sequence[StartingClause]]
    handfast_questions: Callable[[Moment], Sequence[Question]]


def hooks_from_files(package: str) -> FileHooks:
    """Return the hooks that hand over what ``style.toml`` and ``rules.toml`` of a package say.

    The files are read when handfast first asks. A file that is missing or does not hold what it
    should is a DocumentError then, and handfast goes on without the plugin's answer.
    """

    def file() -> StyleFile:
        return read_style_file(package, "style.toml")

    @hookimpl
    def handfast_styles() -> Sequence[Style]:
        """Return the one style of the file."""
        return [file().style]

    @hookimpl
    def handfast_rule_packs() -> "Sequence[RulePack]":
        """Return the one rule pack of the package."""
        return [read_pack(package, "rules.toml")]

    @hookimpl
    def handfast_starting_clauses(style: str) -> Sequence[StartingClause]:
        """Return wording to start from, for this style only."""
        return file().starting_clauses if style == file().style.id else ()

    @hookimpl
    def handfast_questions(moment: Moment) -> Sequence[Question]:
        """Return the style's questions for the moment."""
        return file().questions_for(moment)

    return FileHooks(
        handfast_styles, handfast_rule_packs, handfast_starting_clauses, handfast_questions
    )
