"""One test that every plugin can run on itself: ``contract_test(plugin)``.

It loads the plugin as handfast does, asks it everything, and lists every promise that it breaks.
"""

import io
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout

from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    Moment,
    StartingClause,
    Style,
)

from .contract_clauses import TODAY, agreement_with, starting_clause_faults
from .discovery import Found
from .gathered import Gathered
from .host import PluginHost
from .watching import watching_writes


def contract_test(plugin: object, name: str = "plugin-under-test") -> None:
    """Raise an AssertionError that lists everything in which this plugin breaks the contract."""
    faults = contract_faults(plugin, name)
    if faults:
        raise AssertionError("\n".join((f"{name} breaks the contract:", *faults)))


def contract_faults(plugin: object, name: str = "plugin-under-test") -> tuple[str, ...]:
    """Return everything in which this plugin breaks the contract, each as one sentence.

    Hooks are spelt right and take known arguments; codes have the plugin's prefix and are used
    once; styles are complete; starting clauses, where there are any, are there for each topic, can
    be written and read, and no rule notices anything in them; questions stand under known topics;
    it prints nothing and writes no file; it works when another plugin fails.
    """
    printed = io.StringIO()
    with watching_writes() as written, redirect_stdout(printed), redirect_stderr(printed):
        faults = list(_asked(plugin, name))
    if printed.getvalue():
        faults.append("It prints. Hooks carry data only.")
    faults += [f"It opens {path} for writing. Hooks carry data only." for path in written]
    return tuple(dict.fromkeys(faults))


def _asked(plugin: object, name: str) -> Iterator[str]:
    def broken() -> object:
        raise RuntimeError("Another plugin fails, on purpose.")

    found = (
        Found(name, lambda: plugin, comes_with=True),
        Found("broken", broken, comes_with=True),
    )
    host = PluginHost.load(found=found)
    load_failures = [failure for failure in host.failures if failure.plugin == name]
    yield from map(str, load_failures)
    if load_failures:
        return
    styles = host.styles()
    yield from _own_failures(name, styles)
    own = [answer.value for answer in styles.answers if answer.plugin == name]
    yield from _codes_used_twice(host, name, [style.id for style in own] or [""])
    for style in own:
        yield from _style_faults(style)
    for style_id in [style.id for style in own] or [""]:
        context = CheckContext(TODAY, style_id)
        starting = _own_clauses(host, name, style_id)
        document = agreement_with(style_id, starting)
        topics = {topic.id for style in own for topic in style.topics}
        packs = host.packs(style_id).values
        yield from starting_clause_faults(starting, topics, packs, document)
        yield from _topics_without_wording(own, style_id, starting)
        yield from _foreign_topics(host, name, context, topics)
        yield from _own_failures(name, *_everything(host, document, context))


def _everything(
    host: PluginHost, document: AgreementDocument, context: CheckContext
) -> Iterator[Gathered[object]]:
    """Ask every hook that is left, on a document and on none."""
    from handfast.checks import read_clause

    names = [person.name for person in document.people]
    for clause in (*document.clauses, Clause("short", "We eat together on Fridays.")):
        reading = read_clause(clause.text, names)
        yield host.check_clause(clause, reading, document, context)
        yield host.check_clause(clause, reading, None, context)
    texts = ("we eat together on fridays", "alex asks before going out", "")
    yield host.second_opinions(texts, context.style)
    yield host.check_agreement(document, context)
    yield host.check_agreement(AgreementDocument(title="Empty"), context)
    yield host.check_change(document, document, context)
    for moment in Moment:
        yield host.questions(moment, document, context)
        yield host.questions(moment, None, context)
    for situation in ("", "danger", "fear", "despair", "relationship", "alone"):
        yield host.support(situation, "IE")


def _own_failures(name: str, *gathered: Gathered[object]) -> Iterator[str]:
    for one in gathered:
        yield from (str(failure) for failure in one.failures if failure.plugin == name)


def _codes_used_twice(host: PluginHost, name: str, styles: Sequence[str]) -> Iterator[str]:
    for style in styles:
        packs = host.packs(style)
        yield from _own_failures(name, packs)
        own = [answer.value for answer in packs.answers if answer.plugin == name]
        codes = Counter(rule.code for pack in own for rule in pack.rules)
        yield from (f"The code {code} is used twice." for code in codes if codes[code] > 1)


def _style_faults(style: Style) -> Iterator[str]:
    if not style.topics:
        yield f"The style {style.id} has no topics."
    ids = Counter(topic.id for topic in style.topics)
    yield from (f"The topic {topic} is there twice." for topic in ids if ids[topic] > 1)


def _topics_without_wording(
    styles: Sequence[Style], style_id: str, starting: Sequence[StartingClause]
) -> Iterator[str]:
    worded = {clause.topic for clause in starting}
    for style in styles:
        if worded and style.id == style_id:
            bare = [topic.id for topic in style.topics if topic.id not in worded]
            yield from (f"The topic {topic} has no wording to start from." for topic in bare)


def _foreign_topics(
    host: PluginHost, name: str, context: CheckContext, topics: Collection[str]
) -> Iterator[str]:
    for moment in Moment if topics else ():
        for answer in host.questions(moment, None, context).answers:
            if answer.plugin == name and answer.value.topic not in {"", *topics}:
                yield f"The question {answer.value.id} stands under no topic of the style."


def _own_clauses(host: PluginHost, name: str, style: str) -> list[StartingClause]:
    answers = host.starting_clauses(style).answers
    return [answer.value for answer in answers if answer.plugin == name]
