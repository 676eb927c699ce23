"""Who a copy is for, and what of an agreement concerns them: it binds them, or it names them."""

import re
from functools import cached_property

from attrs import define

from handfast.model import AgreementDocument, Clause


@define(slots=False)
class Reader:
    """The one person that a copy is made for: somebody of the agreement, or somebody named in it.

    Found by id or by name, whatever the case of its letters.
    """

    name: str

    def is_inside(self, document: AgreementDocument) -> bool:
        """Return whether they are one of the people of the agreement."""
        return bool(self._ids(document))

    def is_concerned(self, document: AgreementDocument, clause: Clause) -> bool:
        """Return whether a clause binds them, or names them."""
        if self._ids(document) & set(clause.binds):
            return True
        names = {self.name, *(p.name for p in document.people if p.id in self._ids(document))}
        words = f"{clause.text}\n{clause.need}\n{clause.if_missed}"
        return any(_named(name).search(words) for name in names if name.strip())

    def is_anywhere(self, document: AgreementDocument) -> bool:
        """Return whether the agreement has to do with them at all."""
        return self.is_inside(document) or any(
            self.is_concerned(document, clause) for clause in document.clauses
        )

    @cached_property
    def left_out(self) -> str:
        """What stands in the place of a clause that does not concern them."""
        return f"Left out here: it does not concern {self.name}."

    @cached_property
    def note(self) -> str:
        """What is said instead of how to verify: a copy with gaps proves nothing."""
        return (
            f"This copy was made for {self.name} and leaves out what does not concern them, so no "
            "signature can be checked on it. Whoever signed it can show the whole document."
        )

    def _ids(self, document: AgreementDocument) -> set[str]:
        """Return the ids of the people who are meant."""
        wanted = self.name.casefold()
        return {
            person.id
            for person in document.people
            if wanted in {str(person.id).casefold(), person.name.strip().casefold()}
        }


def _named(name: str) -> re.Pattern[str]:
    """Return what finds a name as words of its own."""
    return re.compile(rf"(?<!\w){re.escape(name.strip())}(?!\w)", re.IGNORECASE)
