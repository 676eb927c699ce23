"""The command line: one verb per module, loaded when it is called.

Lives here: options, printing, asking for passphrases, and the verbs; no behaviour of its own.
May import: ``workspace`` and the layers below it, never ``tui`` (``handfast.__main__`` hands in
what opens the screens when no verb is given).
"""

from .main import run

__all__ = ["run"]
