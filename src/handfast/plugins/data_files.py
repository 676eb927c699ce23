"""Reading what a plugin keeps in text files of its own package: styles, questions, help, packs."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from handfast.errors import DocumentError, Problem
from handfast.model import (
    ClauseKind,
    Moment,
    Notice,
    Question,
    StartingClause,
    Style,
    Topic,
)

if TYPE_CHECKING:
    from handfast.checks import RulePack

T = TypeVar("T")


@frozen
class StyleFile:
    """What one style file holds."""

    style: Style
    starting_clauses: tuple[StartingClause, ...] = ()
    questions: tuple[Question, ...] = ()

    def questions_for(self, moment: Moment) -> tuple[Question, ...]:
        """Return the questions for this moment, in the order of the file."""
        return tuple(question for question in self.questions if question.moment is moment)


@frozen
class _ClauseTable:
    """One ``[[topics.clauses]]`` of a style file."""

    text: str
    kind: ClauseKind = ClauseKind.PRACTICE
    need: str = ""
    notice: Notice | None = None
    if_missed: str = ""


@frozen
class _TopicTable:
    """One ``[[topics]]`` of a style file."""

    id: str
    title: str
    about: str
    clauses: tuple[_ClauseTable, ...] = ()


@frozen
class _StyleTable:
    """A whole style file."""

    id: str
    title: str
    about: str
    fewest_people: int = 2
    most_people: int | None = None
    review_months: int = 3
    grace_days: int = 28
    words: Mapping[str, str] = field(factory=dict)
    topics: tuple[_TopicTable, ...] = ()
    questions: tuple[Question, ...] = ()


@cache
def read_style_file(package: str, name: str) -> StyleFile:
    """Read a style with its topics, starting clauses and questions from a file of this package."""
    table = read_table(package, name, _StyleTable)
    style = Style(
        id=table.id,
        title=table.title,
        about=table.about,
        fewest_people=table.fewest_people,
        most_people=table.most_people,
        topics=tuple(Topic(topic.id, topic.title, topic.about) for topic in table.topics),
        review_months=table.review_months,
        grace_days=table.grace_days,
        words=dict(table.words),
    )
    clauses = tuple(
        StartingClause(
            topic=topic.id,
            text=clause.text,
            kind=clause.kind,
            need=clause.need,
            notice=clause.notice,
            if_missed=clause.if_missed,
        )
        for topic in table.topics
        for clause in topic.clauses
    )
    return StyleFile(style, clauses, table.questions)


@cache
def read_pack(package: str, name: str) -> "RulePack":
    """Read a rule pack from a file of this package; a pack whose examples fail does not load."""
    from handfast.checks import load_pack

    return load_pack(_data(package, name), where=f"{package}/{name}")


def read_table(package: str, name: str, kind: type[T]) -> T:
    """Read a TOML file of this package into values, and report everything that does not fit."""
    from cattrs import Converter, transform_error

    from handfast.documents import read_toml

    where = f"{package}/{name}"
    try:
        table = read_toml(_data(package, name))
    except DocumentError as error:
        message = "This file of a plugin is not valid TOML."
        raise DocumentError(message, error.problems, where=where) from error
    try:
        return Converter(forbid_extra_keys=True).structure(table, kind)
    except Exception as error:
        problems = [Problem(sentence) for sentence in transform_error(error)]
        raise DocumentError(
            "This file of a plugin does not hold what it should.", problems, where=where
        ) from error


def _data(package: str, name: str) -> bytes:
    resource = files(package).joinpath(name)
    if not resource.is_file():
        raise DocumentError(
            "This file of a plugin is missing.",
            next_step="It has to lie in the plugin's package and be listed as package data.",
            where=f"{package}/{name}",
        )
    return resource.read_bytes()
