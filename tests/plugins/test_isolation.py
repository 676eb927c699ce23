"""No plugin can harm the rest: each misbehaves, the others' answers stay, the failure is named."""

import sys
from threading import Event

import pytest
from attrs import evolve

from handfast.model import Finding, Level, Moment, Question, Signal
from handfast.plugins import Allowance, Found, PluginHost, hookimpl
from handfast.plugins.guarded import MOST_FAILURES

MOMENT = Moment.REVIEW
GOOD = Question("good", MOMENT, "Is there tea?")
SWIFT = Allowance(live=0.05, call=1.0, load=1.0)
PATIENT_BUT_LIVE = Allowance(live=0.05, call=60.0, load=60.0)


def nothing():
    """Answer that there is nothing to say."""
    return


def forever() -> None:
    """Hang, as a plugin might, without using the processor."""
    Event().wait()


def deeper(depth: int) -> int:
    """Recurse without an end."""
    return deeper(depth + 1) + 1


def raises(moment):
    """Raise an ordinary error."""
    raise ValueError("You can't see Kim")


def leaves(moment):
    """Try to end the program."""
    sys.exit(3)


def hangs(moment):
    """Never come back."""
    forever()


def recurses(moment):
    """Recurse until Python has enough."""
    deeper(0)


def interrupts(moment):
    """Raise what only a person's keyboard may raise."""
    raise KeyboardInterrupt


def panics(moment):
    """Raise what `except Exception` misses."""
    raise BaseException("native panic")


def answers_rubbish(moment):
    """Answer with something that nobody asked for."""
    return {"all": "fine"}


def answers_with_rubbish_inside(moment):
    """Answer with a list of the wrong things."""
    return ["all fine", GOOD]


class SlyError(Exception):
    """An error that fails at saying what it is."""

    def __str__(self) -> str:
        raise RuntimeError


def raises_slyly(moment):
    """Raise an error that cannot be shown."""
    raise SlyError


BAD = {
    "raises": (raises, "It raised ValueError in test_isolation.py, line"),
    "leaves": (leaves, "It tried to end the program with SystemExit"),
    "hangs": (hangs, "It took longer than 1 seconds."),
    "recurses": (recurses, "It raised RecursionError"),
    "interrupts": (interrupts, "It raised KeyboardInterrupt"),
    "panics": (panics, "It raised BaseException"),
    "rubbish": (answers_rubbish, "It answered with a dict instead of a list."),
    "rubbish-inside": (answers_with_rubbish_inside, "It answered with a str, not a Question."),
    "sly": (raises_slyly, "It raised SlyError"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_call_is_named_and_the_rest_go_on(name, host, plugin, agreement, context):
    """Whatever one plugin does, its neighbours' answers are there and the failure has its name."""
    bad, sentence = BAD[name]
    made = host(
        SWIFT if name == "hangs" else None,
        **{
            "aaa": plugin(handfast_questions=lambda moment: [GOOD]),
            name: plugin(handfast_questions=bad),
            "zzz": plugin(handfast_questions=lambda moment: (GOOD,)),
        },
    )
    gathered = made.questions(MOMENT, agreement, context)
    givers = [answer.plugin for answer in gathered.answers if answer.value == GOOD]
    assert {"aaa", "zzz"} <= set(givers)
    (failure,) = gathered.failures
    assert (failure.plugin, failure.hook) == (name, "handfast_questions")
    assert failure.message.startswith(sentence)
    assert str(failure).startswith(f"The plugin {name} (handfast_questions): ")


def test_what_people_wrote_is_not_repeated(host, plugin, agreement, context):
    """A plugin's error may hold a private draft, so its words are not shown."""
    made = host(bad=plugin(handfast_questions=raises))
    (failure,) = made.questions(MOMENT, agreement, context).failures
    assert "Kim" not in failure.message


def test_errors_without_peoples_words_are_told(host, plugin):
    """Where nobody's words were given, the error's own text helps its author."""

    def lost(situation):
        raise LookupError("no table \u202e")

    (failure,) = host(bad=plugin(handfast_support=lost)).support().failures
    assert failure.message.endswith(": no table ⟨U+202E⟩.")


def test_an_error_that_cannot_be_said_is_named_by_its_kind(host, plugin):
    """Even an error whose own text fails, or that says nothing, has a kind and a place."""

    def slyly(situation):
        raise SlyError

    def silently(situation):
        raise ValueError

    made = host(sly=plugin(handfast_support=slyly), silent=plugin(handfast_support=silently))
    kinds = [failure.message.split(" in ")[0] for failure in made.support().failures]
    assert kinds == ["It raised SlyError", "It raised ValueError"]


def refuse(reason: str):
    """Make a loader that raises."""

    def loader():
        raise ImportError(reason)

    return loader


def test_an_import_error_is_named(host, plugin, monkeypatch):
    """A plugin that cannot be imported is a failure of that plugin only."""
    monkeypatch.delenv("HANDFAST_DISABLED_PLUGINS", raising=False)
    good = plugin(handfast_questions=lambda moment: [GOOD])
    found = [Found("bad", refuse("no such thing")), Found("good", lambda: good)]
    made = PluginHost.load(["bad", "good"], found=found)
    (failure,) = made.failures
    assert (failure.plugin, failure.hook) == ("bad", "")
    assert failure.message.endswith(": no such thing.")
    assert [info.name for info in made.listing() if info.on] == ["handfast", "good"]


@pytest.mark.parametrize("comes_with", [True, False])
def test_an_import_that_exits_is_named(comes_with):
    """Even an import that tries to end the program ends nothing."""
    found = Found("bad", lambda: sys.exit(1), comes_with=comes_with)
    (failure,) = PluginHost.load(["bad"], found=[found]).failures
    assert failure.message.startswith("It tried to end the program with SystemExit")


def test_an_import_that_hangs_is_left_behind():
    """An import is waited for only so long."""
    (failure,) = PluginHost.load(["bad"], found=[Found("bad", forever)], allowance=SWIFT).failures
    assert failure.message == "It took longer than 1 seconds."


def test_ctrl_c_in_what_comes_with_handfast_is_the_persons():
    """Ctrl-C ends the program, as the person wishes."""

    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        PluginHost.load(found=[Found("style", interrupted, comes_with=True)])


@hookimpl(wrapper=True)
def new_wrapper(moment):
    """Wrap everybody's answers."""
    yield
    return []


@hookimpl(hookwrapper=True)
def old_wrapper(moment):
    """Wrap everybody's answers, in the older way."""
    outcome = yield
    outcome.force_result([])


class Unmade:
    """A plugin whose author forgot to make it."""

    @hookimpl
    def handfast_questions(self, moment):
        """Answer nothing."""
        return []


class Late:
    """An object whose attributes raise."""

    def __dir__(self):
        raise OSError("not today")


UNFIT = {
    "bad-signature": (
        {"handfast_questions": lambda moment, mood: []},
        "One of its hooks does not fit.",
    ),
    "misspelt-hook": ({"handfast_question": lambda moment: []}, "Did you mean handfast_questions?"),
    "unknown-hook": (
        {"handfast_zzzzzzzzzz": nothing},
        "The page docs/plugins.md lists them all.",
    ),
    "wrapper": ({"handfast_questions": new_wrapper}, "wraps the answers of others"),
    "old-wrapper": ({"handfast_questions": old_wrapper}, "wraps the answers of others"),
    "no-hooks": ({}, "It answers no hook."),
    "core-prefix": (
        {"handfast_styles": nothing, "CODE_PREFIX": "HF"},
        "which is handfast's own",
    ),
    "small-prefix": ({"handfast_styles": nothing, "CODE_PREFIX": "ld"}, "two to four capital"),
    "odd-prefix": ({"handfast_styles": nothing, "CODE_PREFIX": 7}, "two to four capital"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_does_not_fit_is_refused_with_the_reason(name, host, plugin, agreement, context):
    """A plugin that breaks the form of hooks is not asked, and is told why."""
    parts, sentence = UNFIT[name]
    good = plugin(handfast_questions=lambda moment: [GOOD])
    made = host(**{name: plugin(**parts), "good": good})
    (failure,) = made.failures
    assert failure.plugin == name
    assert sentence in failure.message
    assert "good" in {
        answer.plugin for answer in made.questions(MOMENT, agreement, context).answers
    }


def test_a_class_and_a_broken_object_are_refused(host):
    """The likely mistake is named: a class was given where something made is needed."""
    made = host(unmade=Unmade, late=Late())
    assert "names a class" in made.failures[0].message
    assert "OSError" in made.failures[1].message


def test_a_hook_without_its_mark_is_named(host, plugin):
    """A forgotten @hookimpl is a plugin that seems to do nothing; so it is said."""
    made = plugin(handfast_styles=nothing)
    made.handfast_questions = lambda moment: []
    (failure,) = host(half=made).failures
    assert failure.message.startswith("Its handfast_questions lacks @hookimpl")


def test_nobody_can_change_what_the_next_one_sees(host, plugin, agreement, context):
    """Each plugin gets copies of its own: a mutation reaches neither the next nor us."""
    seen = []

    def spoils(agreement, context):
        object.__setattr__(agreement.clauses[0], "text", "Everything is fine.")
        object.__setattr__(agreement, "clauses", ())
        agreement.__class__.title.__set__(agreement, "Spoilt")

    def spoils_inside(agreement, context):
        agreement.clauses[0].extra["colour"].append("black")

    def looks(agreement, context):
        seen.append(agreement)

    made = host(
        aaa=plugin(handfast_check_agreement=spoils),
        bbb=plugin(handfast_check_agreement=spoils_inside),
        zzz=plugin(handfast_check_agreement=looks),
    )
    before = evolve(agreement)
    made.check_agreement(agreement, context)
    assert seen == [before]
    assert agreement == before
    assert agreement.clauses[0].extra == {"colour": ["red"]}


def finding(number: int, **fields: object) -> Finding:
    """A small finding of the plugin XX."""
    return Finding(
        f"XX{number:03}",
        "a-name",
        Level.NOTE,
        "Why.",
        "Or?",
        "https://example.org",
        Signal.BLAME,
        **fields,
    )


def test_ten_thousand_findings_are_bounded(host, plugin, agreement, context):
    """A flood is cut, and said to be."""
    flood = plugin(
        CODE_PREFIX="XX",
        handfast_check_agreement=lambda agreement: [finding(n % 1000) for n in range(10_000)],
    )
    gathered = host(flood=flood).check_agreement(agreement, context)
    assert sum(answer.plugin == "flood" for answer in gathered.answers) == 200
    (failure,) = gathered.failures
    assert failure.message == "It gave 10000 answers; only the first 200 were looked at."


def test_hidden_characters_are_made_visible_and_named(host, plugin, agreement, context):
    """Text of a plugin cannot act: what hides in it is shown as what it is."""
    hidden = plugin(
        CODE_PREFIX="XX",
        handfast_check_agreement=lambda agreement: [
            evolve(finding(1), why="Fine\u202e.", wordings=("\x1b[2J",))
        ],
    )
    gathered = host(hidden=hidden).check_agreement(agreement, context)
    (found,) = [answer.value for answer in gathered.answers if answer.plugin == "hidden"]
    assert found.why == "Fine⟨U+202E⟩."
    assert "\x1b" not in found.wordings[0]
    (failure,) = gathered.failures
    assert "hidden characters" in failure.message


def test_an_overrun_while_typing_sets_aside_for_typing_only(host, plugin, agreement, context):
    """A slow plugin does not make anybody wait twice while typing, and is asked otherwise."""
    gate = Event()

    def slow_once(agreement):
        gate.wait()
        return [finding(1)]

    made = host(PATIENT_BUT_LIVE, slow=plugin(CODE_PREFIX="XX", handfast_check_agreement=slow_once))
    first = made.check_agreement(agreement, context, live=True)
    assert first.failures[0].message == "It took longer than 0.05 seconds."
    gate.set()
    second = made.check_agreement(agreement, context, live=True)
    assert second.failures[0].message.endswith("It is left out while somebody types.")
    full = made.check_agreement(agreement, context)
    assert "slow" in {answer.plugin for answer in full.answers}
    assert "while somebody types" in made.listing()[1].failure


def test_an_overrun_otherwise_sets_aside_altogether(host, plugin, agreement, context):
    """A plugin that hangs is asked once, and says at every later call why it is left out."""
    made = host(SWIFT, hangs=plugin(handfast_questions=hangs))
    made.questions(MOMENT, agreement, context)
    (failure,) = made.questions(MOMENT, agreement, context).failures
    assert failure.message.endswith("It is left out until handfast is started again.")


def test_a_plugin_that_keeps_failing_is_set_aside(host, plugin, agreement, context):
    """After some failures nobody asks any more."""
    asked = []

    def fails(moment):
        asked.append(moment)
        raise ValueError

    made = host(fails=plugin(handfast_questions=fails))
    for _ in range(MOST_FAILURES + 3):
        (failure,) = made.questions(MOMENT, agreement, context).failures
    assert len(asked) == MOST_FAILURES
    assert failure.message.startswith(f"It failed {MOST_FAILURES} times")


def test_nobody_speaks_for_somebody_else(host, plugin, agreement, context):
    """A finding bears the name of the plugin that gave it, and a code of that plugin."""
    liar = plugin(
        CODE_PREFIX="XX",
        handfast_check_agreement=lambda agreement: [
            finding(1, plugin="handfast"),
            evolve(finding(1), code="HF101"),
        ],
    )
    gathered = host(liar=liar).check_agreement(agreement, context)
    (found,) = [answer.value for answer in gathered.answers if answer.plugin == "liar"]
    assert found.plugin == "liar"
    assert "Its code is not XX and three digits." in gathered.failures[0].message
