"""What the tests of plugins share: plugins made on the spot, and hosts that hold them."""

from collections.abc import Callable
from datetime import date
from types import FunctionType, ModuleType

import pytest

from handfast.model import AgreementDocument, CheckContext, Clause, Person, PersonId
from handfast.plugins import Allowance, Found, PluginHost, hookimpl

CONTEXT = CheckContext(date(2026, 11, 23))


def copied(function: FunctionType) -> FunctionType:
    """Copy a function, so that marking it as one hook leaves it free to be another."""
    return FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )


@pytest.fixture
def context() -> CheckContext:
    """A quiet day."""
    return CONTEXT


@pytest.fixture
def agreement() -> AgreementDocument:
    """An agreement of two with two clauses and no style."""
    return AgreementDocument(
        title="Fridays",
        people=(Person(PersonId("alex"), "Alex"), Person(PersonId("sam"), "Sam")),
        clauses=(
            Clause("eat", "We eat together on Fridays.", extra={"colour": ["red"]}),
            Clause("call", "We call each other on Sundays."),
        ),
    )


@pytest.fixture
def plugin() -> Callable[..., ModuleType]:
    """Make a plugin out of hooks (each gets its mark) and of other names."""

    def make(**parts: object) -> ModuleType:
        module = ModuleType("plugin_of_a_test")
        for name, part in parts.items():
            hook = name.startswith("handfast_") and not hasattr(part, "handfast_impl")
            setattr(module, name, hookimpl(copied(part), specname=name) if hook else part)
        return module

    return make


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Callable[..., PluginHost]:
    """Make a host in which the plugins given by name are installed and turned on."""
    monkeypatch.delenv("HANDFAST_DISABLED_PLUGINS", raising=False)

    def make(allowance: Allowance | None = None, **plugins: object) -> PluginHost:
        found = [Found(name, lambda given=given: given) for name, given in plugins.items()]
        return PluginHost.load(list(plugins), found=found, allowance=allowance)

    return make
