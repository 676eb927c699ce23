"""The hooks that handfast calls, as contracts. ``docs/plugins.md`` shows each with an example.

What holds for every hook:

* A plugin answers the hooks it wants to and leaves out the others. It may also leave out arguments.
* Arguments are values to read. Each plugin gets a copy of its own, so changing one reaches nobody.
* An answer is a list or a tuple, or None for "nothing to say". None and an empty list are the same.
* Answers are put one after the other: first handfast's own, then those of the plugins that come
  with it, then the others by name. No answer can remove, change or lower another plugin's answer.
* A plugin that brings styles is asked only about agreements of those styles (and for the styles
  themselves, and for help); a plugin without styles is asked about every agreement.
* A call that raises, exits, returns something else or takes too long is a failure that is shown
  with the plugin's name. All the other answers stay.
* Hooks carry data only. No files, no keys, no widgets, no output.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    Finding,
    Moment,
    Question,
    SecondOpinion,
    StartingClause,
    Style,
    Support,
)

from .markers import hookspec

if TYPE_CHECKING:
    from handfast.checks import Reading, RulePack

# At the start: what a plugin brings. Asked once, when handfast first needs it.


@hookspec
def handfast_styles() -> Sequence[Style] | None:
    """Return the relationship styles that this plugin brings.

    When: once, before the first agreement is read or drafted.
    Answers: every style is offered. A style id that somebody brought before is refused by name.
    None: this plugin brings no style, and is asked about agreements of every style.
    """


@hookspec
def handfast_rule_packs() -> "Sequence[RulePack] | None":
    """Return packs of rules for single clauses: ``read_pack(__package__, "rules.toml")``.

    When: once, before the first clause is read. The packs are kept.
    Answers: all rules of all packs look at each clause. Every code begins with the plugin's
    ``CODE_PREFIX``. A pack for a style is used for agreements of that style only.
    None: no rules.
    """


# While drafting: wording to start from, and findings.


@hookspec
def handfast_starting_clauses(style: str) -> Sequence[StartingClause] | None:
    """Return wording to start from, for agreements of this style.

    When: somebody starts a draft or looks for wording. ``style`` is the id of the style.
    Answers: all are offered under their topics; people change every word they like.
    None: nothing for this style.
    """


@hookspec
def handfast_check_clause(
    clause: Clause, reading: "Reading", agreement: AgreementDocument | None, context: CheckContext
) -> Sequence[Finding] | None:
    """Look at one clause and return findings that no rule of a pack could express.

    When: while somebody types (within a quarter of a second), and whenever a document is checked.
    With: ``clause``, what handfast read in it (``reading``), the ``agreement`` it stands in (None
    for a sentence alone), and ``context`` (the day, the style, whether a hurt is recent).
    Answers: added to the clause's other findings. ``clause`` and ``plugin`` of a finding are
    filled in by handfast, and ``quote`` from ``span`` where there is one.
    None: nothing was found.
    """


@hookspec
def handfast_second_opinion(texts: Sequence[str]) -> Sequence[SecondOpinion] | None:
    """Return how each of these clauses reads as a whole: one opinion for each text, in order.

    When: clauses are read by ``handfast read`` or ``check``, in a pause of typing, before
    proposing and before signing. Never while a key is pressed: you may take your time, but at
    most 25 milliseconds for a clause is what everybody is used to.
    With: ``texts``, at most 64 of them, in plain words with one space between: small letters,
    contractions taken apart, and every name, "she" and "wife" replaced, so that nobody's opinion
    can depend on who it is about.
    Answers: the first plugin that answers is heard, in the usual order, and the others are not
    asked. Its opinion joins those of the rules and of handfast's own reader; it can add a question
    to a clause, and it cannot take a finding away or answer what a rule calls ``stop``.
    None: no opinion.
    """


@hookspec
def handfast_check_agreement(
    agreement: AgreementDocument, context: CheckContext
) -> Sequence[Finding] | None:
    """Look at a whole agreement and return findings that no single clause shows.

    When: a draft is looked through, before proposing and before signing, on both sides.
    With: the ``agreement`` (drafts may lack review days, keys and times) and ``context``.
    Answers: added to the others. ``clause`` may name one clause of the agreement.
    None: nothing was found.
    """


@hookspec
def handfast_check_change(
    before: AgreementDocument, after: AgreementDocument, context: CheckContext
) -> Sequence[Finding] | None:
    """Look at what changed between two versions and return findings about the change.

    When: a version replaces another, before proposing and before signing, on both sides.
    With: the version ``before``, the one ``after``, and ``context``.
    Answers: added to the others. ``clause`` may name one clause of ``after``.
    None: nothing was found.
    """


# Along the way: questions for each moment, and where to find help.


@hookspec
def handfast_questions(
    moment: Moment, agreement: AgreementDocument | None, context: CheckContext
) -> Sequence[Question] | None:
    """Return questions worth asking at this moment.

    When: drafting, proposing, answering, signing, reviewing, and at each step of a repair.
    With: the ``moment``, the ``agreement`` it is about (None where there is none), ``context``.
    In a repair ``side`` of a question says whom it is for (``hurt``, ``caused``, None: everybody).
    Answers: all are shown, a question for another moment is not. Nobody has to answer any.
    None: no questions.
    """


@hookspec
def handfast_support(situation: str, country: str) -> Sequence[Support] | None:
    """Return places where somebody can find help.

    When: somebody presses the key for help, and privately beside a finding of level ``stop``.
    With: ``situation``, one of ``danger`` (now), ``fear`` (of a partner, pressure, control),
    ``despair``, ``relationship`` (working on it with somebody's help), ``alone`` (a therapist for
    oneself), or empty for all of them;
    ``country`` as two letters (ISO 3166), or empty where it is not known.
    Answers: all are shown, those for the country first. Be sure of every number.
    None: nothing for this situation or country.
    """
