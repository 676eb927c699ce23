"""Plugins: what others add to handfast, asked one by one, so that none can harm the rest.

Lives here: the hooks, the host that finds, loads and asks plugins, handfast's own plugin, and all
that authors of plugins import. May import: ``checks`` and everything below it, and pluggy, which
no other package imports. It is imported only when something of it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    ClauseKind,
    Finding,
    Ground,
    Level,
    Moment,
    Notice,
    Person,
    PersonId,
    Question,
    ReviewDays,
    SecondOpinion,
    Side,
    Signal,
    StartingClause,
    Style,
    Support,
    Topic,
    Verdict,
)

from .gathered import Answer, Gathered, PluginFailure

if TYPE_CHECKING:
    from handfast.checks import Reading, RulePack, read_clause

    from .allowance import Allowance
    from .contract import contract_faults, contract_test
    from .data_files import StyleFile, read_pack, read_style_file
    from .discovery import Found, installed
    from .file_hooks import hooks_from_files
    from .host import PluginHost, PluginInfo
    from .loading import HOOKS
    from .markers import hookimpl

_LAZY = {
    "HOOKS": ".loading",
    "Allowance": ".allowance",
    "Found": ".discovery",
    "PluginHost": ".host",
    "PluginInfo": ".host",
    "Reading": "handfast.checks",
    "RulePack": "handfast.checks",
    "StyleFile": ".data_files",
    "contract_faults": ".contract",
    "contract_test": ".contract",
    "hookimpl": ".markers",
    "hooks_from_files": ".file_hooks",
    "installed": ".discovery",
    "read_clause": "handfast.checks",
    "read_pack": ".data_files",
    "read_style_file": ".data_files",
}

__all__ = [
    "HOOKS",
    "AgreementDocument",
    "Allowance",
    "Answer",
    "CheckContext",
    "Clause",
    "ClauseKind",
    "Finding",
    "Found",
    "Gathered",
    "Ground",
    "Level",
    "Moment",
    "Notice",
    "Person",
    "PersonId",
    "PluginFailure",
    "PluginHost",
    "PluginInfo",
    "Question",
    "Reading",
    "ReviewDays",
    "RulePack",
    "SecondOpinion",
    "Side",
    "Signal",
    "StartingClause",
    "Style",
    "StyleFile",
    "Support",
    "Topic",
    "Verdict",
    "contract_faults",
    "contract_test",
    "hookimpl",
    "hooks_from_files",
    "installed",
    "read_clause",
    "read_pack",
    "read_style_file",
]


def __getattr__(name: str) -> Any:
    """Import what needs pluggy, patterns or metadata when somebody first asks for it."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LAZY[name], __name__), name)
