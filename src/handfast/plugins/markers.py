"""The marks by which pluggy knows our hooks."""

from typing import Final

from pluggy import HookimplMarker, HookspecMarker

PROJECT: Final = "handfast"

hookspec: Final = HookspecMarker(PROJECT)
"""Marks the hooks that handfast calls."""

hookimpl: Final = HookimplMarker(PROJECT)
"""Marks a plugin's answer to a hook: write ``@hookimpl`` above the function."""
