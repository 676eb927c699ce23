"""What is said about a round: kind, plain, and never a reproach to whoever has not answered."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from handfast.engine import State, VersionStanding
from handfast.model import PersonId
from handfast.review import Round, Stage
from handfast.text_hygiene import one_line

Names = Mapping[PersonId, str]


def what_to_say(
    stands: VersionStanding, found: Round | None, names: Names, today: date
) -> tuple[str, ...]:
    """Return the sentences on how far a round is, what comes next, and when this ends by itself."""
    return (*_of_round(found, names), *_of_lapse(stands, today))


def does_not_open(name: str) -> str:
    """Return that somebody's own passphrase does not open what they had sealed."""
    return (
        f"{one_line(name)}'s sealed answer does not open: its file is damaged, or is not the one "
        "that was sealed in. Nothing is stuck: talk, leave this round, or begin another."
    )


def named(people: Iterable[PersonId], names: Names) -> str:
    """Return "Alex", "Alex and Sam" or "Alex, Kim and Sam"."""
    *first, last = [one_line(names.get(person, person)) for person in people]
    return f"{', '.join(first)} and {last}" if first else last


def day_words(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}"


def _of_round(found: Round | None, names: Names) -> Iterator[str]:
    if found is None:
        yield "Nobody has begun a review of this. Either of you can, at any time."
        return
    yield from found.notes
    if found.stage is Stage.FINISHED:
        yield "This round is finished. Another can begin at any time."
    elif found.stage is Stage.OPEN:
        waiting = [each for each in found.waiting_for if each not in found.answered_twice]
        if waiting:
            yield (
                f"It waits for the answer of {named(waiting, names)}. Nobody sees an answer until "
                "everybody's is in, and there is no hurry."
            )
    elif found.stage is Stage.OPENING:
        yield (
            f"Everybody's answer is in. That of {named(found.unopened, names)} opens the next time "
            "they look here with their passphrase. If it stays closed, nothing is stuck: you can "
            "talk, leave this round, or begin another."
        )
    else:
        yield "Everybody's answers lie side by side. Take your time to read before you talk."
        if found.agreed_agenda is None and found.agendas:
            yield f"An agenda was named by {named(found.agendas[-1].named_by, names)}."


def _of_lapse(stands: VersionStanding, today: date) -> Iterator[str]:
    last = stands.terms.review.lapses
    if stands.state is State.IN_FORCE and today >= stands.terms.review.on:
        yield (
            f"Not renewed, it ends by itself after {day_words(last)}. That is nobody's failure: "
            "it can be renewed, changed, or let rest."
        )
    elif stands.state is State.LAPSED:
        yield (
            f"It ended by itself after {day_words(last)}, as you had agreed. You can renew it, "
            "write something new, or let it rest."
        )
