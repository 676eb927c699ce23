"""A repair as its readers see it, and one step of it with its questions and its help."""

from collections.abc import Iterator
from datetime import timedelta

from attrs import evolve

from handfast.engine import standing
from handfast.errors import UsageError
from handfast.model import AgreementDocument, ClauseKind, Moment, PersonId, Question, Side
from handfast.repair import STEPS, Course, Step, courses, step
from handfast.review import taken_on
from handfast.text_hygiene import visible

from .. import drafts
from ..editing import add_clause
from ..known import everybody
from ..looking.stands import hurts_ahead
from ..reading import Checker, checker
from ..views import RepairView, StepView
from ..workspace import Workspace
from .danger import places
from .entries import find_course, repair_entries
from .sharing import ends
from .words import what_to_say


def look(ws: Workspace, reference: str | None = None) -> RepairView:
    """Return a repair, the one named last if none is meant. Nobody's key is needed."""
    loaded = ws.load()
    entries = repair_entries(ws, loaded)
    course = find_course(reference, entries)
    now = ws.clock.now()
    names = {person.id: person.name for person in everybody(ws)}
    until = ends(ws, course)
    return RepairView(
        course=course,
        names=names,
        ends=until,
        pause=course.pause(now),
        over=course.pause_over(now),
        taken_on=tuple(each for each in taken_on(entries) if each.repair == course.digest),
        said=tuple(what_to_say(course, until, names, now)),
        concerns=tuple(hurts_ahead(ws, loaded.records)),
    )


def guide(
    ws: Workspace,
    moment: Moment,
    *,
    side: Side | None = None,
    country: str = "",
    reference: str | None = None,
) -> StepView:
    """Return one step: what it is for, the questions for one side or for all, and where to turn.

    It works before any hurt was shared, for whoever wants to read ahead.
    """
    found = step(moment)
    if found is None:
        raise UsageError("This is no step of a repair.", next_step=_which())
    entries = repair_entries(ws, ws.load())
    course = find_course(reference, entries) if courses(entries) else None
    checks = checker(ws, rupture_open=course is not None)
    questions, failures = _questions(ws, checks, moment, course)
    return StepView(
        step=found,
        questions=tuple(each for each in questions if side in {None, each.side} or not each.side),
        support=places(checks, found.help, country),
        shared=tuple(each for each in course.said if each.step is moment) if course else (),
        failures=failures,
    )


def named_step(word: str) -> Step:
    """Return the step with this name, number (1 to 7) or the beginning of its name."""
    wanted = word.strip().lower()
    if wanted.isdecimal() and 1 <= int(wanted) <= len(STEPS):
        return STEPS[int(wanted) - 1]
    fits = [each for each in STEPS if wanted and each.id.startswith(wanted)]
    if len(fits) == 1:
        return fits[0]
    raise UsageError(f"There is no step {visible(word)!r}.", next_step=_which())


def draft(
    ws: Workspace,
    person_id: str,
    reference: str | None,
    title: str,
    texts: tuple[str, ...] = (),
    *,
    days: int | None = None,
) -> tuple[str, AgreementDocument]:
    """Start a private draft of a new agreement between the people of a repair; return its name.

    With ``days`` each clause is a hold that ends by itself after so many, from 1 to 14.
    """
    course = find_course(reference, repair_entries(ws, ws.load()))
    styles = _styles(ws, course)
    style = checker(ws).style(styles[0] if styles else "")
    document = drafts.blank(ws, title=title, style=style, person_ids=course.people)
    for text in texts:
        document = add_clause(document, text)
    if days is not None:
        last = ws.clock.today() + timedelta(days=days)
        held = (evolve(each, kind=ClauseKind.HOLD, until=last) for each in document.clauses)
        document = evolve(document, clauses=tuple(held))
    return drafts.new_draft(ws, person_id, document), document


def _questions(
    ws: Workspace, checks: Checker, moment: Moment, course: Course | None
) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """Return the questions of this moment, also of the styles that these people agreed under."""
    found: dict[str, Question] = {}
    failures: dict[str, None] = dict.fromkeys(checks.failures)
    for style in ("", *(_styles(ws, course) if course else ())):
        gathered = checks.host.questions(moment, None, evolve(checks.context, style=style))
        for question in gathered.values:
            found.setdefault(question.id, question)
        failures.update(dict.fromkeys(str(failure) for failure in gathered.failures))
    return tuple(found.values()), tuple(failures)


def _styles(ws: Workspace, course: Course) -> tuple[str, ...]:
    """Return the styles of what is in force with whoever named the hurt, each once."""
    return tuple(dict.fromkeys(_in_force_with(ws, course.by)))


def _in_force_with(ws: Workspace, person: PersonId) -> Iterator[str]:
    for agreement in standing(ws.load().records, ws.clock.today()).agreements:
        for version in agreement.versions:
            if version.digest in agreement.in_force and any(
                each.id == person for each in version.terms.people
            ):
                yield version.terms.style


def _which() -> str:
    return f"The steps are: {', '.join(each.id for each in STEPS)}."
