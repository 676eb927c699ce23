"""Second opinions: asked in batches, remembered, never asked while somebody types."""

from handfast.checks import read_clause
from handfast.model import SecondOpinion
from handfast.plugins import Answer, Gathered, PluginFailure
from handfast.workspace import second_opinions
from handfast.workspace.second_opinions import AT_ONCE, SecondOpinions

CALM = SecondOpinion(0.0, 1.0, 0.0)
NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
READINGS = [read_clause(f"we eat at {a} past {b}") for a in NUMBERS for b in NUMBERS]


class Host:
    """Stands for the plugins: counts what it is asked."""

    def __init__(self, *, there: bool = True, fails: bool = False) -> None:
        self.asked: list[int] = []
        self.there, self.fails = there, fails

    def has(self, hook):
        assert hook == "handfast_second_opinion"
        return self.there

    def second_opinions(self, texts, style):
        self.asked.append(len(texts))
        if self.fails:
            return Gathered((), (PluginFailure("enc", "handfast_second_opinion", "It broke."),))
        return Gathered(tuple(Answer("enc", CALM) for _ in texts))


def test_texts_are_asked_in_batches_and_once():
    """No question holds more texts than the hook promises; what is known is not asked again."""
    host = Host()
    opinions = SecondOpinions(host)
    found, failures = opinions.of(READINGS, "")
    assert found == [CALM] * len(READINGS)
    assert failures == []
    assert host.asked == [AT_ONCE, len(READINGS) - AT_ONCE]
    assert opinions.of(READINGS[:3], "")[0] == [CALM] * 3
    assert len(host.asked) == 2
    opinions.of(READINGS[:3], "monogamous")
    assert host.asked[2:] == [3]


def test_while_somebody_types_nobody_is_asked():
    """A key press waits for no plugin: what is remembered is given, the rest is None."""
    host = Host()
    opinions = SecondOpinions(host)
    assert opinions.of(READINGS[:2], "", live=True) == ([None, None], [])
    opinions.of(READINGS[:1], "")
    assert opinions.of(READINGS[:2], "", live=True) == ([CALM, None], [])
    assert host.asked == [1]


def test_a_failure_is_a_sentence_and_no_opinion():
    """Where the plugin fails, clauses are read as they would be without it."""
    found, failures = SecondOpinions(Host(fails=True)).of(READINGS[:2], "")
    assert found == [None, None]
    assert failures == ["The plugin enc (handfast_second_opinion): It broke."]


def test_without_a_plugin_nothing_is_prepared():
    """No host is asked where nobody answers."""
    host = Host(there=False)
    assert SecondOpinions(host).of(READINGS[:2], "") == ([None, None], [])
    assert host.asked == []


def test_what_is_remembered_is_bounded(monkeypatch):
    """The oldest are forgotten first, and those are asked again."""
    monkeypatch.setattr(second_opinions, "MOST_REMEMBERED", 2)
    host = Host()
    opinions = SecondOpinions(host)
    opinions.of(READINGS[:3], "")
    assert opinions.of(READINGS[:3], "", live=True)[0] == [None, CALM, CALM]
