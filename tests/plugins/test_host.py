"""The host: who is asked, and how answers are put together."""

from handfast.checks import read_clause
from handfast.model import (
    Clause,
    Finding,
    Level,
    Moment,
    Question,
    Signal,
    StartingClause,
    Style,
    Support,
    Topic,
)
from handfast.plugins import Answer, PluginFailure

STAR = Style("star", "Star", "Far away.", topics=(Topic("sky", "Sky", "Up there."),))


def nothing():
    """Answer that there is nothing to say."""
    return


def star(plugin, **more):
    """A plugin that brings the style star and answers everything about it."""
    return plugin(
        CODE_PREFIX="ST",
        handfast_styles=lambda: [STAR],
        handfast_starting_clauses=lambda style: [StartingClause("sky", f"We look up, {style}.")],
        handfast_questions=lambda moment: [Question("up", moment, "Up?", "sky")],
        **more,
    )


def test_styles_are_brought_once(host, plugin):
    """The same id from two plugins is refused by name; asking twice asks the plugins once."""
    calls = []

    def again():
        calls.append(1)
        return [STAR]

    made = host(aaa=star(plugin), bbb=plugin(handfast_styles=again))
    assert made.styles().answers == (Answer("aaa", STAR),)
    assert made.styles().failures == (
        PluginFailure("bbb", "handfast_styles", "The style star is brought by the plugin aaa."),
    )
    assert made.styles().values == (STAR,)
    assert calls == [1]


def test_a_style_plugin_is_asked_about_its_style_only(host, plugin, agreement, context):
    """Rules and questions of one style do not reach agreements of another."""
    made = host(star=star(plugin), other=plugin(handfast_questions=lambda moment: None))
    asked = made.questions(Moment.REVIEW, agreement, context)
    assert {answer.plugin for answer in asked.answers} == {"handfast"}
    (star_clause,) = made.starting_clauses("star").values
    assert star_clause.text == "We look up, star."
    assert made.starting_clauses("another").answers == ()


def test_the_style_is_the_contexts_or_the_agreements(host, plugin, agreement, context):
    """The context names the style; where it does not, the agreement does."""
    from attrs import evolve

    made = host(star=star(plugin))
    for asked in (
        made.questions(Moment.REVIEW, agreement, evolve(context, style="star")),
        made.questions(Moment.REVIEW, evolve(agreement, style="star"), context),
        made.questions(Moment.REVIEW, None, evolve(context, style="star")),
    ):
        assert asked.answers[-1] == Answer("star", Question("up", Moment.REVIEW, "Up?", "sky"))


def test_findings_about_one_clause(host, plugin, context):
    """The clause and its words are filled in by us."""
    clause = Clause("eat", "We eat together on Fridays.")

    def check(clause, reading, agreement, context):
        assert (reading.text, agreement) == (clause.text, None)
        return [
            Finding("XX101", "a", Level.ASK, "W.", "Q?", "S", Signal.BLAME, "lie", span=(3, 6)),
            Finding(
                "XX102",
                "b",
                Level.ASK,
                "W.",
                "Q?",
                "S",
                Signal.BLAME,
                quote="lie\n",
                clause="other",
            ),
        ]

    made = host(xx=plugin(CODE_PREFIX="XX", handfast_check_clause=check))
    gathered = made.check_clause(clause, read_clause(clause.text), None, context, live=True)
    first, second = gathered.values
    assert (first.quote, first.span, first.clause, first.plugin) == ("eat", (3, 6), "eat", "xx")
    assert (second.quote, second.span, second.clause) == ("lie\n", None, "eat")
    assert gathered.failures == ()


def test_findings_about_a_change(host, plugin, agreement, context):
    """A finding may name a clause of either version, or none."""

    def check(before, after):
        return [
            Finding("XX101", "a", Level.ASK, "W.", "Q?", "S", Signal.BLAME, clause=clause)
            for clause in ("eat", None, "gone")
        ]

    made = host(xx=plugin(CODE_PREFIX="XX", handfast_check_change=check))
    gathered = made.check_change(agreement, agreement, context)
    assert [found.clause for found in gathered.values if found.plugin == "xx"] == ["eat", None]
    assert "names a clause that is not in the agreement" in gathered.failures[0].message


def test_our_own_checks_come_through_the_same_door(host, agreement, context):
    """An agreement without a review day is found wanting by handfast's own plugin."""
    gathered = host().check_agreement(agreement, context)
    assert gathered.failures == ()
    assert {answer.plugin for answer in gathered.answers} == {"handfast"}
    assert all(found.code.startswith("HF") for found in gathered.values)
    assert host().check_change(agreement, agreement, context).failures == ()


def test_packs_of_all_and_of_one_style(host, plugin):
    """The core pack is always there; a style's pack for its style only."""
    from handfast.checks import core_pack

    made = host(
        star=star(plugin, handfast_rule_packs=nothing),
        thief=plugin(CODE_PREFIX="TT", handfast_rule_packs=lambda: [core_pack()]),
        rude=plugin(handfast_rule_packs=lambda: ["rules"]),
    )
    gathered = made.packs("star")
    assert [answer.plugin for answer in gathered.answers] == ["handfast"]
    assert [failure.plugin for failure in gathered.failures] == ["thief", "rude"]
    assert made.packs() == gathered
    assert "Its code is not TT and three digits." in gathered.failures[0].message


def test_a_pack_of_a_style_looks_at_that_style_only(host, plugin):
    """Rules about dates with others do not read an agreement of two who are exclusive."""
    from attrs import evolve

    from handfast.checks import core_pack

    pack = evolve(core_pack(), id="star", rules=())
    made = host(star=star(plugin, handfast_rule_packs=lambda: [pack]))
    givers = {
        style: [answer.plugin for answer in made.packs(style).answers]
        for style in (None, "star", "another", "")
    }
    assert givers == {
        None: ["handfast", "star"],
        "star": ["handfast", "star"],
        "another": ["handfast"],
        "": ["handfast"],
    }


def test_support_nearest_first(host, plugin):
    """Places in the country come first, and a country is understood in small letters too."""
    made = host(
        aaa=plugin(
            handfast_support=lambda situation, country: [
                Support("Anywhere", "All", "Call"),
                Support("Here", situation, "Call", country),
            ]
        )
    )
    places = made.support("fear", "ie").values
    countries = [place.country for place in places]
    assert countries == sorted(countries, key=lambda country: country != "IE")
    assert Support("Here", "fear", "Call", "IE") in places


def test_code_prefixes_are_taken_once(host, plugin):
    """Two plugins whose codes could be mistaken for each other: the later one is left out."""
    made = host(
        aaa=plugin(CODE_PREFIX="XX", handfast_styles=nothing),
        bbb=plugin(CODE_PREFIX="XX", handfast_styles=nothing),
    )
    (failure,) = made.failures
    assert failure.plugin == "bbb"
    assert failure.message.startswith("Its CODE_PREFIX XX is taken by the plugin aaa")
    assert [info.name for info in made.listing() if info.on] == ["handfast", "aaa"]


def test_the_listing_tells_what_each_answers(host, plugin):
    """Name, whether it is on, its hooks in the order of the page, and what failed."""
    made = host(star=star(plugin), bad=plugin())
    ours, fine, bad = made.listing()
    assert (ours.name, ours.comes_with, ours.on) == ("handfast", True, True)
    assert fine.hooks == ("handfast_styles", "handfast_starting_clauses", "handfast_questions")
    assert (bad.on, bad.hooks) == (False, ())
    assert bad.failure.startswith("It answers no hook.")


def test_one_plugin_may_answer_a_hook_twice(host, plugin, agreement, context):
    """Two functions of a plugin for one hook are both asked."""
    from handfast.plugins import hookimpl

    def ask(text):
        def questions(moment):
            return [Question(text, moment, text)]

        return hookimpl(questions, specname="handfast_questions")

    made = host(twice=plugin(handfast_questions=ask("a"), more_questions=ask("b")))
    asked = made.questions(Moment.REVIEW, agreement, context)
    assert {"a", "b"} <= {question.text for question in asked.values}
