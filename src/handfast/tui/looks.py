"""How the screens look and move: light or dark, plain or high contrast, still or not.

``HANDFAST_THEME`` chooses where to begin (day, evening, contrast-day, contrast-evening), and
``HANDFAST_MOTION=still`` begins without motion. ``NO_COLOR`` is honoured by Textual itself.
"""

import os
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from textual.app import App
from textual.widgets import Input, TextArea

from . import theme
from ._textual_workarounds import QuietCrash

R = TypeVar("R")

THEME_VARIABLE: Final = "HANDFAST_THEME"
MOTION_VARIABLE: Final = "HANDFAST_MOTION"
STILL: Final = "still"

_OTHER_LIGHT: Final = {
    theme.DARK: theme.LIGHT,
    theme.LIGHT: theme.DARK,
    theme.CONTRAST_DARK: theme.CONTRAST_LIGHT,
    theme.CONTRAST_LIGHT: theme.CONTRAST_DARK,
}
_OTHER_CONTRAST: Final = {
    theme.DARK: theme.CONTRAST_DARK,
    theme.LIGHT: theme.CONTRAST_LIGHT,
    theme.CONTRAST_DARK: theme.DARK,
    theme.CONTRAST_LIGHT: theme.LIGHT,
}


def first_theme(environment: Mapping[str, str]) -> str:
    """Return the theme to begin with: the one that is named, or what the terminal's ground asks."""
    named = f"handfast-{environment.get(THEME_VARIABLE, '').strip().casefold()}"
    if named in _OTHER_LIGHT:
        return named
    return theme.LIGHT if theme.terminal_is_light(environment) else theme.DARK


def is_still(app: App[Any]) -> bool:
    """Tell whether nothing is to move or blink."""
    return app.animation_level == "none"


class LooksApp(QuietCrash[R]):
    """An app in the house themes, whose looks the people at the keyboard can change."""

    def dress(self) -> None:
        """Bring the house themes, and begin with the one that fits."""
        for house_theme in theme.HOUSE_THEMES:
            self.register_theme(house_theme)
        self.theme = first_theme(os.environ)
        if os.environ.get(MOTION_VARIABLE, "").strip().casefold() == STILL:
            self.animation_level = "none"

    def action_lights(self) -> None:
        """Change between the evening and the day."""
        self.theme = _OTHER_LIGHT.get(self.theme, theme.DARK)

    def action_contrast(self) -> None:
        """Change between the house colours and high contrast."""
        self.theme = _OTHER_CONTRAST.get(self.theme, theme.DARK)

    def action_motion(self) -> None:
        """Let everything stand still, cursors too, or move again."""
        self.animation_level = "full" if is_still(self) else "none"
        for screen in self.screen_stack:
            for field in (*screen.query(Input), *screen.query(TextArea)):
                field.cursor_blink = not is_still(self)
