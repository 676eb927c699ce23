"""Wordings further down the ladder: topics, voices, needs, and what remains for every fear."""

import json
import re
from pathlib import Path

import pytest

from handfast.checks import core_pack, read_clause, report_clause
from handfast.checks.ladder_wordings import (
    Candidate,
    Form,
    Rung,
    candidates,
    choose,
    library,
    rungs_below,
    tidy,
    topic_of,
)
from handfast.checks.ladder_wordings.needs import said_first
from handfast.checks.ladder_wordings.voices import YOU, I, Voices, named
from handfast.checks.lexicon import finder
from handfast.checks.verdicts import speaks_of_fear
from handfast.model import ClauseKind, Level, Notice, Signal, Verdict

CLAUSES = Path(__file__).parents[2] / "training" / "clauses"
EX = "You can't talk to your ex anymore."
LADDER = {Signal.PROHIBITION, Signal.PERMISSION, Signal.SURVEILLANCE}
GENDERED = re.compile(
    r"\b(?:he|she|him|her|his|hers|himself|herself|wife|husband|girlfriend|boyfriend|men|women)\b"
)


@pytest.fixture(scope="module")
def pack():
    """Give the core rules."""
    return core_pack()


@pytest.fixture(scope="module")
def reads_well(pack):
    """Tell whether rules and second reader find a text free of fear; each is read once."""
    known = {}

    def well(text):
        if text not in known:
            report = report_clause(text, [pack])
            known[text] = report.verdict is not Verdict.FEAR and not any(
                map(speaks_of_fear, report.findings)
            )
        return known[text]

    return well


@pytest.fixture
def offered(pack, reads_well):
    """Return what is offered for a clause, by rung."""

    def offer(text, need="", people=()):
        report = report_clause(text, [pack], people)
        found = candidates(report.reading, report.findings, need=need, people=people)
        return {one.rung: one for one in choose(found, reads_well)}

    return offer


def _sentences():
    """Yield (where, sentence) of everything in the data that a person may read."""
    known = library()
    for topic in known.topics.values():
        for rung, forms in topic.templates.items():
            for form, templates in forms.items():
                yield from ((f"{topic.id} {rung} {form}", each) for each in templates)
        for name in ("do", "does", "about", "own_default", "own_default_s"):
            if name in topic.fillings:
                yield f"{topic.id} {name}", topic.fillings[name]
    yield from (("step", step) for step in (*known.steps, known.otherwise))


def test_the_ex_of_the_seed_leads_to_telling_afterwards(offered):
    """The first seed: from a prohibition to telling each other afterwards, and to free."""
    found = offered(EX)
    assert set(found) == set(Rung)
    assert found[Rung.BEFORE].text.startswith("When you plan to talk to your ex, would you tell me")
    assert "no is fine" in found[Rung.BEFORE].text.lower()
    assert found[Rung.AFTER].text.startswith("If either of us talks to an ex, we tell each other")
    assert "afterwards" in found[Rung.AFTER].text
    assert "free to talk to an ex" in found[Rung.NONE].text
    assert found[Rung.OWN].text.startswith("If I feel uneasy when you talk to your ex, I will ")
    forms = [one.form for one in found.values()]
    assert forms == [Form.ASK, Form.BOTH, Form.BOTH, Form.BOUNDARY]


def test_the_phone_of_the_seed_leads_to_talking_about_openness(offered):
    """The second seed: from a demand to what transparency looks like for both."""
    first = offered("You have to share your phone.")[Rung.BEFORE]
    assert "what openness with our phones and messages looks like for both of us" in first.text
    assert first.form is Form.BOTH


@pytest.mark.parametrize(
    ("notice", "below"),
    [
        (None, (Rung.BEFORE, Rung.AFTER, Rung.NONE, Rung.OWN)),
        (Notice.PERMISSION, (Rung.BEFORE, Rung.AFTER, Rung.NONE, Rung.OWN)),
        (Notice.BEFORE, (Rung.AFTER, Rung.NONE, Rung.OWN)),
        (Notice.AFTER, (Rung.NONE, Rung.OWN)),
        (Notice.NONE, (Rung.NONE, Rung.OWN)),
    ],
)
def test_only_rungs_further_down_are_offered(notice, below):
    """A clause never gets a wording that stands higher than itself."""
    assert rungs_below(notice) == below


def test_a_rung_and_a_form_say_what_the_clause_becomes():
    """A plan of one's own needs no notice; each form has its kind of clause."""
    assert [rung.notice for rung in Rung] == [
        Notice.BEFORE, Notice.AFTER, Notice.NONE, Notice.NONE,
    ]  # fmt: skip
    assert [form.kind for form in Form] == [
        ClauseKind.REQUEST, ClauseKind.PRACTICE, ClauseKind.BOUNDARY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("voices", "said"),
    [
        (Voices(I, YOU), "If I am sad when you go, my friend and I tell you; you stay."),
        (
            Voices(named("Sam"), named("Alex")),
            "If Sam is sad when Alex goes, Sam's friend and Sam tell Alex; Alex stays.",
        ),
        (
            Voices(I, named("my wife")),
            "If I am sad when my wife goes, my friend and I tell my wife; my wife stays.",
        ),
        (
            Voices(YOU, I),
            "If you are sad when I go, your friend and you tell me; I stay.",
        ),
    ],
)
def test_verbs_follow_their_subject(voices, said):
    """I am, you are, Sam is; I go, Alex goes; and a name is repeated, never guessed at."""
    template = (
        "If {me} {me:am|is|are} sad when {you} {you:go|goes}, {me.poss} friend and {me} tell "
        "{you.obj}; {you} {you:stay|stays}."
    )
    assert voices.say(template) == said


def test_a_name_that_ends_in_s_has_its_apostrophe():
    """James' and not James's, as people write it."""
    assert named("James").owner == "James'"


def test_words_between_i_and_you_are_left_out_where_names_speak():
    """A template that says "you" itself is for somebody who says "I" to somebody."""
    assert Voices(I, YOU).say("Would you tell me?") == "Would you tell me?"
    assert Voices(named("Sam"), named("Alex")).say("Would you tell me?") is None
    assert Voices(None, None).say("{me} will ask.") is None


@pytest.mark.parametrize(
    ("clause", "people", "rung", "said"),
    [
        (
            "Alex must ask Sam for permission before meeting a friend.", ("Alex", "Sam"),
            Rung.BEFORE, "Sam would like to hear it beforehand when Alex plans to see friends.",
        ),
        (
            "alex must ask sam for permission before meeting a friend", ("Alex", "Sam"),
            Rung.BEFORE, "Sam would like to hear it beforehand when Alex plans to see friends.",
        ),
        ("She is not allowed to see her brother.", (), Rung.AFTER, "If either of us sees family,"),
        ("They may not see friends.", (), Rung.OWN, "Whoever of us feels uneasy"),
        ("I have to ask permission before I see friends.", (), Rung.BEFORE, "We each see friends"),
        ("No more drinks with colleagues.", (), Rung.OWN, "If I feel uneasy"),
        ("My wife doesn't work. She doesn't need to.", (), Rung.OWN, "If I feel uneasy about work"),
    ],
)  # fmt: skip
def test_each_voice_gets_words_that_fit(offered, clause, people, rung, said):
    """Names, I and you, a command, and a clause that only says she."""
    text = offered(clause, people=people)[rung].text
    assert text.startswith(said)
    assert not GENDERED.search(text.lower().replace("my wife", ""))


def test_the_own_deed_is_taken_only_where_it_can_stand():
    """A deed with another person in it, or an odd verb, gives way to the words of the topic."""
    for clause, own in (
        ("You may not visit your brother.", "visit your brother"),
        ("You may not visit your brother unless I come along.", "visit your brother"),
        ("You may not visit your brother with him.", "see your family"),
        ("You may not hassle your brother.", "see your family"),
    ):
        reading = read_clause(clause)
        first = next(iter(candidates(reading, ())))
        assert first[0].text.startswith(f"When you plan to {own}, ")


@pytest.mark.parametrize(
    ("need", "voices", "said"),
    [
        ("to feel safe.", Voices(I, YOU), "I need to feel safe."),
        ("Calm", Voices(I, YOU), "I need calm."),
        ("I need to feel safe", Voices(I, YOU), "I need to feel safe."),
        ("i want more time", Voices(I, YOU), "I want more time."),
        ("to feel safe", Voices(named("Sam"), named("Alex")), "Sam needs to feel safe."),
        ("I need to feel safe", Voices(named("Sam"), named("Alex")), "Sam needs to feel safe."),
        ("I feel alone", Voices(named("Sam"), named("Alex")), ""),
        ("we both want to be heard", Voices(I, YOU), "We both want to be heard."),
        ("so that neither of us is blindsided", Voices(I, YOU), ""),
        ("", Voices(I, YOU), ""),
        ("x" * 161, Voices(I, YOU), ""),
        ("to feel safe", Voices(None, None), ""),
    ],
)
def test_a_need_is_a_sentence_of_its_own(need, voices, said):
    """What somebody typed becomes one sentence, said by whoever needs it; a purpose stays apart."""
    assert said_first(need, voices) == said


def test_a_need_is_on_one_line():
    """Line breaks and a full stop at its end are no part of a need."""
    assert tidy("  to feel\n  safe. ") == "to feel safe"


def test_the_need_decides_what_one_does(offered):
    """Somebody who needs closeness asks for time; somebody who needs rest looks after that."""
    close = offered(EX, need="to feel that I matter")[Rung.OWN].text
    rest = offered(EX, need="to sleep without worry")[Rung.OWN].text
    assert "I need to feel that I matter." in close
    assert "time together" in close
    assert "go for a walk" in rest


def test_a_need_that_reads_like_fear_stays_out_of_the_words(offered):
    """The wording without it is offered in its place."""
    found = offered(EX, need="you to never see her without my permission")
    assert all("permission" not in one.text for one in found.values())
    assert len(found) == len(Rung)


def test_a_topic_is_found_where_the_checks_saw_something(pack):
    """What stands elsewhere in the clause decides only where nothing was seen in a topic."""
    for clause, topic in (
        (EX, "ex"),
        ("Over dinner with the family we said that you have to share your phone.", "phone"),
        ("Your location is on at all times.", "whereabouts"),
        ("You must not have anything to do with him.", "people"),
        ("You must not do that.", "general"),
    ):
        report = report_clause(clause, [pack])
        assert topic_of(report.reading, report.findings).id == topic


def test_without_any_word_the_signal_decides(pack):
    """A finding about punishment leads to what helps after a hurt."""
    report = report_clause("We never ever ever zzz.", [pack])
    finding = pack.rules[0]
    from handfast.model import Finding

    said = Finding(
        "X", "x", Level.WARN, finding.why, finding.ask, finding.source, signal=Signal.PUNISHMENT
    )
    assert topic_of(report.reading, [said]).id == "amends"


def test_the_data_holds_together():
    """Every likeness and domain exists, and each topic ends with all four rungs."""
    known = library()
    domains = set(finder("domains").names)
    for topic in known.topics.values():
        assert topic.domains <= domains, topic.id
        have = {rung for kin in known.kin(topic) for rung in kin.templates}
        assert have == set(Rung), topic.id
        assert known.kin(topic)[-1].id == "general"
    assert len(known.steps) >= 4


@pytest.mark.parametrize(("where", "sentence"), [*_sentences()])
def test_every_sentence_is_plain(where, sentence):
    """No gender is assumed, nothing is absolute, and nobody is told to ask for leave."""
    assert not GENDERED.search(sentence), where
    words = re.findall(r"[a-z']+", sentence.lower())
    assert not {"never", "always", "must", "permission", "allowed", "forbidden"} & set(words), where


def test_no_gap_is_left_open(offered):
    """What is offered holds no brace, begins with a capital and ends with a mark."""
    for clause in (EX, "No more girls' nights.", "Alex may not text Kim.", "Doors open. Always."):
        for people in ((), ("Alex", "Sam")):
            for one in offered(clause, need="calm", people=people).values():
                assert not set("{}") & set(one.text)
                assert one.text[0].isupper()
                assert one.text[-1] in ".?"
                assert "  " not in one.text


def test_two_wordings_remain_for_nearly_every_clause_of_fear(pack, reads_well):
    """At least two for 95 of 100 fear clauses of ours with a ladder, a no or a look.

    Counted are those in which the rules found it; threats get none on purpose.
    """
    rows = [
        json.loads(line)
        for path in sorted(CLAUSES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    enough, few = 0, []
    for row in rows:
        if row["verdict"] != "fear":
            continue
        report = report_clause(row["text"], [pack])
        ruled = {found.signal for found in report.findings if found.code != "HF501"}
        ladder = ruled & LADDER or report.notice not in {None, Notice.NONE}
        if not ladder or any(found.level is Level.STOP for found in report.findings):
            continue
        found = choose(candidates(report.reading, report.findings), reads_well)
        if len(found) >= 2:
            enough += 1
        else:
            few.append(row["text"])
    share = enough / (enough + len(few))
    print(f"{enough} of {enough + len(few)} clauses ({share:.3f}) get two wordings or more")
    assert enough > 100
    assert share >= 0.95, few


def test_the_first_that_reads_well_is_chosen():
    """What does not is passed over; a rung on which nothing does is left out."""
    groups = [
        (Candidate("a", Rung.BEFORE, Form.ASK, "x"), Candidate("b", Rung.BEFORE, Form.BOTH, "x")),
        (Candidate("a", Rung.NONE, Form.BOTH, "x"),),
        (
            Candidate("b", Rung.OWN, Form.BOUNDARY, "x", "n"),
            Candidate("c", Rung.OWN, Form.BOTH, "x"),
        ),
    ]
    assert [one.words for one in choose(iter(groups), lambda text: text != "a")] == ["b", "b"]
    assert [one.words for one in choose(iter(groups), {"b", "c"}.__contains__)] == ["b", "c"]
    assert [one.text for one in choose(iter(groups[2:]), lambda _: True)] == ["n b"]
