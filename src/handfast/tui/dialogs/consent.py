"""Three questions for whoever signs, and for nobody else."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from .. import text
from .base import Dialog

if TYPE_CHECKING:
    from handfast.workspace.consent import ConsentCheck  # noqa: F401 - named in the base class

_SAID: Final = {"yes": "Yes", "unsure": "I am not sure", "no": "No"}
_SEALED: Final = (
    "Sealed to you, and never shared. Whatever you answer, for everybody else you are still "
    "reading."
)
_NUMBERS: Final = ("one", "two", "three")


class ConsentDialog(Dialog["ConsentCheck"]):
    """Returns the answers to all three questions, or None. No answer is chosen beforehand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('yes')", "Yes", show=False),
        Binding("u", "answer('unsure')", "Not sure", show=False),
        Binding("n", "answer('no')", "No", show=False),
        Binding("backspace", "before", "The question before", show=False),
    ]
    HINT = "↑ ↓ enter, or y u n: answer   ⌫: the one before   esc: leave it"

    def __init__(self) -> None:
        from handfast.workspace import consent

        super().__init__("For you alone")
        self._questions = tuple(consent.QUESTIONS.items())
        self._answers: list[str] = []

    def body(self) -> ComposeResult:
        """Lay out one question and what can be said to it."""
        yield text.label(id="question")
        yield OptionList(
            *(text.option(said, id=answer) for answer, said in _SAID.items()),
            id="options",
            compact=True,
        )
        yield text.label((_SEALED, text.QUIET), classes="spaced")

    def on_mount(self) -> None:
        """Ask the first question."""
        self.query_one(OptionList).focus()
        self._ask()

    def _ask(self) -> None:
        number = len(self._answers)
        of = f"{_NUMBERS[number]} of {_NUMBERS[len(self._questions) - 1]}  "
        question = self._questions[number][1]
        text.show(self.query_one("#question", Static), (of, text.QUIET), (question, text.STRONG))
        self.query_one(OptionList).highlighted = None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer."""
        event.stop()
        self.action_answer(event.option_id or "")

    def action_answer(self, answer: str) -> None:
        """Take an answer and go on; the last one returns them all."""
        from handfast.workspace.consent import Answer, ConsentCheck

        self._answers.append(answer)
        if len(self._answers) < len(self._questions):
            self._ask()
            return
        names = (name for name, _ in self._questions)
        answers = map(Answer, self._answers)
        self.dismiss(ConsentCheck(dict(zip(names, answers, strict=True))))

    def action_before(self) -> None:
        """Go back to the question before."""
        if self._answers:
            self._answers.pop()
            self._ask()
