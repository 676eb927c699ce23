"""What people read is kind and plain: a list of words that we do not use, over all texts they see.

The texts are the rule packs (not their examples, which quote people), questions, starting clauses
and topics of every style, places to find help, the steps of a repair, every help page of the
command line, and every sentence that the code itself says.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date

import click
import pytest
from source_tree import ROOT, core_modules, listed, plugin_modules, read_text

from handfast.checks import core_pack
from handfast.cli import main
from handfast.model import REPAIR_MOMENTS, CheckContext, Moment
from handfast.plugins import Found, PluginHost
from handfast.workspace.repairing.danger import told_pack
from handfast_monogamous import plugin as monogamous
from handfast_polyamorous import plugin as polyamorous

BLAME = """
abuser abusers at-fault bad-partner blameworthy cheat cheated cheater cheating coward culprit
culprits failing-partner guilty homewrecker inexcusable liar liars lazy-partner offender
perpetrator perpetrators selfish shameful sinner slut stupid unfaithful victim victims wrongdoer
your-fault betrayer disloyal hypocrite immature irrational overreact overreacting oversensitive
drama-queen shame-on unhealthy villainous wicked
"""
DIAGNOSIS = """
addict adhd antisocial autistic avoidant bipolar borderline clingy codependent codependency crazy
diagnose diagnosed diagnosis disorder dysfunctional hysterical insane insecure manic narcissist
narcissistic needy neurotic paranoid pathological psycho psychopath sociopath symptom symptoms
toxic trauma traumas unstable mental-illness
"""
JARGON = """
attachment-style attachment-wound best-practice actionable compersion deliverable dysregulated
dysregulation gaslight gaslighting holding-space hold-space inner-child kpi leverage limerence
metamour metamours nervous-system optimise optimize polycule-wide projection safe-space somatic
stakeholder stakeholders stonewalling synergy trauma-bond traumatised triggered triggering weaponise
"""
GENDER = """
boyfriend boyfriends girlfriend girlfriends guys he he's hers herself him himself his husband
husbands ladies mankind men's-nature she she's wife wives
"""
COUNTING = """
achievement badge compliance compliant leaderboard points-earned ranking rankings score scores
scored streak streaks violation violations winner
"""
UNUSED = frozenset(" ".join((BLAME, DIAGNOSIS, JARGON, GENDER, COUNTING)).split())
QUOTED = re.compile(r"[\u201c\"][^\u201d\"]*[\u201d\"]")
"""Words that a text quotes, to say what is better left unsaid, or a clause somebody might write."""

HER = re.compile(r"\bher\b", re.IGNORECASE)
SENTENCE = re.compile(r"[A-Za-z][a-z']+ [a-z']+ [a-z']+")
HOST = PluginHost.load(
    found=[
        Found("monogamous", lambda: monogamous, comes_with=True),
        Found("polyamorous", lambda: polyamorous, comes_with=True),
    ]
)
DAY = date(2026, 11, 23)


def words_in(text: str) -> set[str]:
    """Return the unused words in a text, those of two parts also with a space between them."""
    lower = text.lower().replace("\u2019", "'")
    single = set(re.findall(r"[a-z]+(?:['-][a-z]+)*", lower))
    pairs = {word for word in UNUSED if "-" in word and word.replace("-", " ") in lower}
    return (single & UNUSED) | pairs | set(HER.findall(lower))


def of_packs() -> Iterator[tuple[str, str]]:
    """Yield what every rule says, without its examples."""
    packs = [core_pack(), told_pack(), *HOST.packs("").values]
    for style in HOST.styles().values:
        packs += HOST.packs(style.id).values
    for pack in packs:
        for rule in pack.rules:
            yield rule.code, " ".join((rule.why, rule.ask, *rule.wordings))


def of_styles() -> Iterator[tuple[str, str]]:
    """Yield what every style says, and its starting clauses."""
    for style in HOST.styles().values:
        yield style.id, " ".join((style.title, style.about, *style.words.values()))
        for topic in style.topics:
            yield f"{style.id}/{topic.id}", f"{topic.title} {topic.about}"
        for clause in HOST.starting_clauses(style.id).values:
            yield f"{style.id}: {clause.topic}", f"{clause.text} {clause.need} {clause.if_missed}"


def of_questions() -> Iterator[tuple[str, str]]:
    """Yield every question of every moment, in every style."""
    for style in ("", *(style.id for style in HOST.styles().values)):
        context = CheckContext(DAY, style)
        for moment in Moment:
            for question in HOST.questions(moment, None, context).values:
                yield f"{moment.value}/{question.id}", question.text


def of_support() -> Iterator[tuple[str, str]]:
    """Yield every place to find help."""
    for place in HOST.support("", "").values:
        yield place.name, f"{place.name} {place.what_for} {place.how}"


def of_help() -> Iterator[tuple[str, str]]:
    """Yield every help page, down to the last option."""
    top = main._handfast
    context = click.Context(top)
    for name in top.list_commands(context):
        yield f"handfast {name}", top.verbs[name][1]
        yield from _pages(f"handfast {name}", top.get_command(context, name))


def _pages(name: str, command: click.Command) -> Iterator[tuple[str, str]]:
    options = [option for option in command.params if isinstance(option, click.Option)]
    yield name, " ".join((command.help or "", *(option.help or "" for option in options)))
    for verb, below in getattr(command, "commands", {}).items():
        yield from _pages(f"{name} {verb}", below)


def of_code() -> Iterator[tuple[str, str]]:
    """Yield every text in the code that reads like part of a sentence, docstrings left out.

    What the checks look for in other people's sentences is no text of ours.
    """
    for module in (*core_modules(), *plugin_modules()):
        if module.layer == "checks":
            continue
        docs = {id(node.value) for node in module.nodes if isinstance(node, ast.Expr)}
        for node in module.nodes:
            said = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if said and id(node) not in docs and SENTENCE.search(node.value):
                yield f"{module.where}:{node.lineno}", node.value


def of_the_example_plugin() -> Iterator[tuple[str, str]]:
    """Yield what the plugin to copy says, without what it looks for and its examples."""
    for path in sorted((ROOT / "examples").rglob("*.toml")):
        for name, text in _strings(tomllib.loads(read_text(path))):
            yield f"{path.name}: {name}", text


def _strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key not in {"examples", "look_for", "unless", "source"}:
                yield from _strings(below, key)
    elif isinstance(value, list):
        for below in value:
            yield from _strings(below, name)
    elif isinstance(value, str):
        yield name, value


TEXTS = {
    "example plugin": of_the_example_plugin,
    "packs": of_packs,
    "styles": of_styles,
    "questions": of_questions,
    "support": of_support,
    "help": of_help,
    "code": of_code,
}


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
def test_no_text_blames_diagnoses_counts_or_assumes_a_gender(texts) -> None:
    """None of the words on the list is in any text that people see, unless it is quoted."""
    found = [
        f"{where}: {', '.join(sorted(words))}"
        for where, text in texts()
        if (words := words_in(QUOTED.sub(" ", text)))
    ]
    assert not found, listed(found)


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
def test_the_texts_are_really_there(texts) -> None:
    """Each kind of text is found, so that the list is held against something."""
    assert len(list(texts())) > 20


@pytest.mark.parametrize(
    "text",
    ["She is toxic.", "It was your fault.", "Take her phone.", "a long streak", "Safe space"],
)
def test_the_list_finds_what_it_is_for(text: str) -> None:
    """Words of one part and of two are found, in any case."""
    assert words_in(text)


def test_every_step_of_a_repair_has_questions_for_both_sides_or_all() -> None:
    """Each step asks something, and the first four ask each side something of its own."""
    for moment in REPAIR_MOMENTS:
        asked = HOST.questions(moment, None, CheckContext(DAY, "")).values
        assert len(asked) >= 4, moment
        if moment in REPAIR_MOMENTS[:4]:
            assert {"hurt", "caused"} <= {each.side for each in asked if each.side}
