"""The host: the plugins that are on, asked one by one, with everything that went wrong kept."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

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

from .allowance import Allowance
from .answers import Received, receiving
from .discovery import Found
from .gathered import Answer, Gathered, PluginFailure
from .guarded import GuardedPlugin
from .rebuilding import (
    MOST,
    MOST_PACKS,
    rebuild_finding,
    rebuild_opinion,
    rebuild_pack,
    rebuild_question,
    rebuild_starting_clause,
    rebuild_style,
    rebuild_support,
)
from .selection import Selection, select

if TYPE_CHECKING:
    from handfast.checks import Reading, RulePack

T = TypeVar("T")


@frozen
class PluginInfo:
    """One installed plugin: where it comes from, whether it is on, what it answers, what failed."""

    name: str
    version: str
    package: str
    on: bool
    comes_with: bool
    hooks: tuple[str, ...] = ()
    failure: str = ""


class PluginHost:
    """The plugins that are on. Make one with ``load``; ``failures`` is what went wrong with that.

    Every question goes to each plugin alone, and its answer is a ``Gathered``: what the plugins
    said, in order, and what failed. ``live`` means that somebody is typing and waits.
    """

    def __init__(self, selection: Selection) -> None:
        self.failures = selection.failures
        self._found = selection.found
        self._plugins = selection.plugins
        self._styles: Gathered[Style] | None = None

    @classmethod
    def load(
        cls,
        turned_on: Sequence[str] = (),
        disabled: Collection[str] = (),
        *,
        no_plugins: bool = False,
        found: Sequence[Found] | None = None,
        allowance: Allowance | None = None,
    ) -> "PluginHost":
        """Load handfast's own plugin, those that come with it, and those that are turned on.

        ``disabled`` names plugins to leave out, also those that come with handfast, besides what
        ``HANDFAST_DISABLED_PLUGINS`` names; ``no_plugins`` leaves out all but handfast's own.
        ``found`` stands for what is installed (the default). Nothing that stays off is imported.
        """
        selection = select(
            turned_on, disabled, no_plugins=no_plugins, found=found, allowance=allowance
        )
        return cls(selection)

    def listing(self) -> tuple[PluginInfo, ...]:
        """Return every installed plugin, on or off, handfast's own first."""
        loaded = {plugin.name: plugin for plugin in self._plugins}
        failed = {failure.plugin: failure.message for failure in reversed(self.failures)}
        return tuple(
            PluginInfo(
                name=found.name,
                version=found.version,
                package=found.package,
                on=found.name in loaded,
                comes_with=found.comes_with,
                hooks=loaded[found.name].hooks if found.name in loaded else (),
                failure=_aside(loaded.get(found.name)) or failed.get(found.name, ""),
            )
            for found in self._found
        )

    def styles(self) -> Gathered[Style]:
        """Return the styles of all plugins; each id is brought by one plugin only."""
        if self._styles is None:
            receive = receiving(Style, rebuild_style, MOST[Style])
            self._styles = _one_per_id(self._ask("handfast_styles", {}, lambda _: receive))
        return self._styles

    def packs(self, style: str | None = None) -> "Gathered[RulePack]":
        """Return the rule packs that look at agreements of this style; without one, all packs."""
        from handfast.checks import RulePack

        return self._ask(
            "handfast_rule_packs",
            {},
            lambda plugin: receiving(RulePack, rebuild_pack(plugin.code_prefix), MOST_PACKS),
            style=style,
        )

    def starting_clauses(self, style: str) -> Gathered[StartingClause]:
        """Return wording to start from, for agreements of this style."""
        receive = receiving(StartingClause, rebuild_starting_clause, MOST[StartingClause])
        return self._ask(
            "handfast_starting_clauses", {"style": style}, lambda _: receive, style=style
        )

    def check_clause(
        self,
        clause: Clause,
        reading: "Reading",
        agreement: AgreementDocument | None,
        context: CheckContext,
        *,
        live: bool = False,
    ) -> Gathered[Finding]:
        """Return what the plugins find in one clause, besides the rules of their packs."""
        given = {
            "clause": clause,
            "reading": reading,
            "agreement": agreement,
            "context": context,
        }
        style = _style_of(context, agreement)
        return self._findings("handfast_check_clause", given, style, clause, live=live)

    def check_agreement(
        self, agreement: AgreementDocument, context: CheckContext, *, live: bool = False
    ) -> Gathered[Finding]:
        """Return what handfast and the plugins find in a whole agreement."""
        given = {"agreement": agreement, "context": context}
        style = _style_of(context, agreement)
        about = agreement.clauses
        return self._findings("handfast_check_agreement", given, style, about, live=live)

    def check_change(
        self,
        before: AgreementDocument,
        after: AgreementDocument,
        context: CheckContext,
        *,
        live: bool = False,
    ) -> Gathered[Finding]:
        """Return what handfast and the plugins find in a change."""
        given = {"before": before, "after": after, "context": context}
        style = _style_of(context, after)
        about = (*before.clauses, *after.clauses)
        return self._findings("handfast_check_change", given, style, about, live=live)

    def has(self, hook: str) -> bool:
        """Tell whether a plugin that is on answers this hook."""
        return any(hook in plugin.hooks for plugin in self._plugins)

    def second_opinions(self, texts: Sequence[str], style: str = "") -> Gathered[SecondOpinion]:
        """Return how these texts read as a whole, of the first plugin that has an opinion.

        There are as many answers as texts, or none. At most ``MOST[SecondOpinion]`` texts.
        """
        receive = receiving(SecondOpinion, rebuild_opinion, MOST[SecondOpinion])
        failures: list[PluginFailure] = []
        for plugin in self._plugins:
            if not self._concerns(plugin, style):
                continue
            asked = plugin.ask("handfast_second_opinion", {"texts": tuple(texts)}, receive)
            failures += asked.failures
            if asked.answers and len(asked.answers) == len(texts):
                return Gathered(asked.answers, tuple(failures))
            if asked.answers:
                odd = f"It gave {len(asked.answers)} opinions on {len(texts)} texts; none was used."
                failures.append(PluginFailure(plugin.name, "handfast_second_opinion", odd))
        return Gathered((), tuple(failures))

    def questions(
        self, moment: Moment, agreement: AgreementDocument | None, context: CheckContext
    ) -> Gathered[Question]:
        """Return the questions for this moment."""
        receive = receiving(Question, rebuild_question(moment), MOST[Question])
        given = {"moment": moment, "agreement": agreement, "context": context}
        style = _style_of(context, agreement)
        return self._ask("handfast_questions", given, lambda _: receive, style=style)

    def support(self, situation: str = "", country: str = "") -> Gathered[Support]:
        """Return where to find help: places in this country first, then those that are anywhere."""
        receive = receiving(Support, rebuild_support, MOST[Support])
        given = {"situation": situation, "country": country.upper()}
        gathered = self._ask("handfast_support", given, lambda _: receive)
        nearest_first = sorted(
            gathered.answers, key=lambda answer: answer.value.country != country.upper()
        )
        return Gathered(tuple(nearest_first), gathered.failures)

    def _findings(
        self,
        hook: str,
        given: Mapping[str, object],
        style: str,
        about: Clause | Sequence[Clause],
        *,
        live: bool,
    ) -> Gathered[Finding]:
        def receive_from(plugin: GuardedPlugin) -> Callable[[object], Received[Finding]]:
            rebuild = rebuild_finding(plugin.name, plugin.code_prefix, about)
            return receiving(Finding, rebuild, MOST[Finding])

        return self._ask(hook, given, receive_from, style=style, live=live)

    def _ask(
        self,
        hook: str,
        given: Mapping[str, object],
        receive_from: Callable[[GuardedPlugin], Callable[[object], Received[T]]],
        *,
        style: str | None = None,
        live: bool = False,
    ) -> Gathered[T]:
        """Ask each plugin that this style concerns, alone; without a style, ask them all."""
        asked = [
            plugin.ask(hook, given, receive_from(plugin), live=live)
            for plugin in self._plugins
            if style is None or self._concerns(plugin, style)
        ]
        return Gathered(
            tuple(answer for gathered in asked for answer in gathered.answers),
            tuple(failure for gathered in asked for failure in gathered.failures),
        )

    def _concerns(self, plugin: GuardedPlugin, style: str) -> bool:
        if "handfast_styles" not in plugin.hooks:
            return True
        own = {answer.value.id for answer in self.styles().answers if answer.plugin == plugin.name}
        return style in own


def _aside(plugin: GuardedPlugin | None) -> str:
    return "" if plugin is None else plugin.set_aside or plugin.set_aside_live


def _one_per_id(gathered: Gathered[Style]) -> Gathered[Style]:
    kept: dict[str, Answer[Style]] = {}
    failures = list(gathered.failures)
    for answer in gathered.answers:
        first = kept.setdefault(answer.value.id, answer)
        if first is not answer:
            sentence = f"The style {answer.value.id} is brought by the plugin {first.plugin}."
            failures.append(PluginFailure(answer.plugin, "handfast_styles", sentence))
    return Gathered(tuple(kept.values()), tuple(failures))


def _style_of(context: CheckContext, agreement: AgreementDocument | None) -> str:
    return context.style or (agreement.style if agreement else "")
