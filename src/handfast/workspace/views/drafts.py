"""A private draft, and how it would look as a proposal."""

from datetime import datetime

from attrs import frozen

from handfast.engine import Refusal
from handfast.errors import Problem
from handfast.model import AgreementDocument, Finding

from .changes import Difference, Replaced, first_changes
from .reports import DocumentReport


@frozen
class DraftView:
    """A private draft, opened. ``missing`` says what is needed before it can be proposed."""

    name: str
    document: AgreementDocument
    text: bytes
    missing: tuple[Problem, ...]
    modified: datetime


@frozen
class Preview:
    """A draft as it would be proposed now: what the others would see and what is still open.

    ``document`` names its clauses as the draft does; ``text`` is what would be signed, whole.
    """

    document: AgreementDocument
    text: AgreementDocument
    report: DocumentReport
    open_findings: tuple[Finding, ...]
    missing: tuple[Problem, ...]
    refusal: Refusal | None
    replaces: tuple[Replaced, ...] = ()

    @property
    def changes(self) -> Difference | None:
        """What changes against the first version that it replaces; None for a first one."""
        return first_changes(self.replaces)

    @property
    def ready(self) -> bool:
        """Whether it can be proposed as it is."""
        return not (self.open_findings or self.missing or self.refusal)
