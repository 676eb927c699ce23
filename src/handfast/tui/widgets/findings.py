"""What the checks see in a clause: the words, why, a question, wordings to take with a key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from .. import text

if TYPE_CHECKING:
    from handfast.model import AgreementDocument, Clause, Finding
    from handfast.workspace.views import ClauseReport, DocumentReport

LEVEL: Final = {
    "note": ("· to note", text.QUIET),
    "ask": ("? to talk about", text.WAITING),
    "warn": ("▲ look closely", text.CARE),
    "stop": ("■ not like this", text.STOP),
}
VERDICT: Final = {
    "fear": ("This reads like a rule made from fear.", text.CARE),
    "mutual": ("This reads like something you both carry.", text.GOOD),
    "unclear": ("", ""),
}
CLEAN: Final = "Nothing stands out. That is no certificate: you two know best."
EMPTY: Final = "Write it as you would say it. What stands out appears here while you type."
READING: Final = "Reading …"
NEED: Final = "ctrl+l: the need under it, and other words"
SUPPORT: Final = "If any of this frightens you, f2 says where to find help. Nobody is told."


class FindingsPanel(OptionList):
    """A list of findings. Enter takes a wording, or notes that a finding was talked through."""

    class Take(Message):
        """Somebody takes this wording."""

        def __init__(self, wording: str) -> None:
            super().__init__()
            self.wording = wording

    class Talk(Message):
        """Somebody wants to note that this finding was talked through."""

        def __init__(self, finding: "Finding") -> None:
            super().__init__()
            self.finding = finding

    class Need(Message):
        """Somebody wants to look for the need under the clause."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="framed")
        self.findings: tuple[Finding, ...] = ()
        self.settled: dict[str, str] = {}
        self._shown: ClauseReport | None = None

    def read(
        self,
        report: "DocumentReport | None",
        document: "AgreementDocument",
        clause: "Clause | None",
    ) -> "tuple[tuple[int, int], ...]":
        """Show what was found in a clause, or in the whole; return the spans of words it saw.

        Nothing is shown of words that are no longer there, whatever was found in them before.
        """
        shown, self._shown = self._shown, None
        if report is not None and clause is None:
            notes = {t.check: t.note for c in document.clauses for t in c.talked_through}
            self._read(report.agreement, notes, "", "")
            return ()
        if report is None or clause is None:
            self._say(READING)
            return ()
        if not clause.text.strip():
            self._say(EMPTY)
            return ()
        read = next((r for r in report.clauses if (r.id, r.text) == (clause.id, clause.text)), None)
        if read is None and shown is not None and shown.id == clause.id:
            read = evolve(
                shown,
                text=clause.text,
                findings=tuple(f for f in shown.findings if _still_there(f, shown, clause)),
            )
        if read is None:
            self._say(READING)
            return ()
        self._shown = read
        verdict, style = VERDICT[read.verdict.value]
        settled = {note.check: note.note for note in clause.talked_through}
        self._read(read.findings, settled, verdict, style, need=True)
        return tuple(finding.span for finding in read.findings if finding.span)

    def _say(self, sentence: str) -> None:
        self.findings = ()
        text.fill(self, [text.option((sentence, text.QUIET), disabled=True)])

    def _read(
        self,
        findings: "tuple[Finding, ...]",
        settled: dict[str, str],
        first: str,
        style: str,
        *,
        need: bool = False,
    ) -> None:
        self.findings, self.settled = findings, settled
        options = [text.option((first, style), disabled=True)] if first else []
        if need and any(may_be_settled(f) for f in findings) and not _stops(findings):
            options.append(text.option((NEED, text.GOOD), margin=("↓ ", text.GOOD), id="need"))
        for number, finding in enumerate(findings):
            options += _lines(number, finding, settled.get(finding.code, ""))
        if not findings:
            options.append(text.option((CLEAN, text.QUIET), disabled=True))
        if self.has_focus:
            text.fill(self, options)
        else:  # nobody walks in it, so it begins at its top
            text.fill(self, options, keep="need")
            self.scroll_home(animate=False)

    def first_wording(self) -> str | None:
        """Return the first wording that is offered, the highlighted one before all."""
        chosen = self.highlighted_option
        if chosen is not None and (chosen.id or "").startswith("take:"):
            return self._wording(chosen.id or "")
        return next((w for finding in self.findings for w in finding.wordings), None)

    def first_open(self) -> "Finding | None":
        """Return the finding to talk about: the highlighted one, else the first that is open."""
        chosen = (self.highlighted_option.id or "") if self.highlighted_option else ""
        if chosen.startswith("talk:"):
            return self.findings[int(chosen.split(":")[1])]
        waiting = (f for f in self.findings if may_be_settled(f) and f.code not in self.settled)
        return next(waiting, None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what was chosen."""
        event.stop()
        chosen = event.option_id or ""
        if chosen.startswith("take:"):
            self.post_message(self.Take(self._wording(chosen)))
        elif chosen.startswith("talk:"):
            self.post_message(self.Talk(self.findings[int(chosen.split(":")[1])]))
        elif chosen == "need":
            self.post_message(self.Need())

    def _wording(self, option_id: str) -> str:
        _, finding, number = option_id.split(":")
        return self.findings[int(finding)].wordings[int(number)]


def _still_there(finding: "Finding", shown: "ClauseReport", clause: "Clause") -> bool:
    """Tell whether the words that a finding saw stand where it saw them."""
    if finding.span is None:
        return True
    start, end = finding.span
    return clause.text[start:end] == shown.text[start:end]


def _stops(findings: "Sequence[Finding]") -> bool:
    return any(finding.level.value == "stop" for finding in findings)


def may_be_settled(finding: "Finding") -> bool:
    """Tell whether talking it through settles a finding, as with `ask` and `warn`."""
    return finding.level.value in {"ask", "warn"}


def finding_text(finding: "Finding", settled: str = "") -> text.Content:
    """Return a finding as a short text: what it saw, why it matters, and a question."""
    level, style = LEVEL[finding.level.value]
    name = finding.title or finding.name.replace("-", " ")
    plugin = f"  {finding.plugin}" if finding.plugin != "handfast" else ""
    quote: tuple[text.Part, ...] = ("It saw ", (f"“{finding.quote}”", "underline"), ". ")
    return text.lines(
        text.words((level, style), "  ", (name, text.STRONG), (plugin, text.QUIET)),
        text.words(*(quote if finding.quote else ()), finding.why),
        text.words(("Ask each other: ", text.QUIET), (finding.ask, "italic"))
        if finding.ask
        else "",
        (SUPPORT, text.STOP) if finding.level.value == "stop" else "",
        text.words(("You talked it through: ", text.GOOD), settled) if settled else "",
    )


def _lines(number: int, finding: "Finding", settled: str) -> list[Option]:
    made = [text.option(finding_text(finding, settled), disabled=True)]
    made += [
        text.option((wording, text.GOOD), margin=("→ ", text.GOOD), id=f"take:{number}:{place}")
        for place, wording in enumerate(finding.wordings)
    ]
    if may_be_settled(finding) and not settled:
        made.append(
            text.option(
                ("We have talked this through …", text.QUIET),
                margin=("✓ ", text.QUIET),
                id=f"talk:{number}",
            )
        )
    made.append(text.option(" ", disabled=True))
    return made
