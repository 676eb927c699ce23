"""The house themes: one for the evening, one for the day. Calm, warm, and legible without colour.

Every meaning that a colour carries is also said in words, so that ``NO_COLOR`` loses nothing.
"""

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final

from textual.theme import Theme

from .theme_contrast import CONTRAST_DARK, CONTRAST_DAY, CONTRAST_EVENING, CONTRAST_LIGHT

__all__ = [
    "BREAKPOINTS",
    "CONTRAST_DARK",
    "CONTRAST_LIGHT",
    "DARK",
    "DAY",
    "EVENING",
    "HOUSE_THEMES",
    "LIGHT",
    "STYLES",
    "terminal_is_light",
]

DARK: Final = "handfast-evening"
LIGHT: Final = "handfast-day"

EVENING = Theme(
    name=DARK,
    dark=True,
    primary="#D8A47F",
    secondary="#8FB3A3",
    accent="#E2BD6B",
    success="#A3C293",
    warning="#E2BD6B",
    error="#DE8A7B",
    foreground="#EDE4D8",
    background="#1E1A17",
    surface="#272220",
    panel="#332D29",
    variables={
        "quiet": "#A69A8B",
        "heading": "#E7BE9C",
        "good": "#A3C293",
        "waiting": "#E2BD6B",
        "care": "#E7A96B",
        "stop": "#E58F80",
        "added": "#C4E0B4",
        "added-ground": "#2F3B2A",
        "removed": "#D9A79F",
        "removed-ground": "#43302C",
        "mark-ground": "#54432A",
        "person-1": "#7FC2D6",
        "person-2": "#C9A7EA",
        "person-3": "#E0B07A",
        "person-4": "#9CCB8B",
        "person-5": "#E79AA6",
        "person-6": "#C8C36B",
        "rule": "#4A413A",
        "text-muted": "#A69A8B",
        "border": "#D8A47F",
        "border-blurred": "#4A413A",
        "block-cursor-foreground": "#F6EEE3",
        "block-cursor-background": "#54412F",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#EDE4D8",
        "block-cursor-blurred-background": "#332C28",
        "block-cursor-blurred-text-style": "none",
        "button-color-foreground": "#1E1A17",
        "button-focus-text-style": "bold underline",
        "footer-background": "#272220",
        "footer-key-foreground": "#E7BE9C",
        "footer-description-foreground": "#C9BDAE",
        "input-cursor-background": "#EDE4D8",
        "input-cursor-foreground": "#1E1A17",
        "input-selection-background": "#8FB3A3 35%",
        "scrollbar": "#4A413A",
        "scrollbar-hover": "#6A5D52",
        "scrollbar-active": "#D8A47F",
        "scrollbar-background": "#1E1A17",
        "scrollbar-corner-color": "#1E1A17",
        "scrollbar-background-hover": "#1E1A17",
        "scrollbar-background-active": "#1E1A17",
    },
)

DAY = Theme(
    name=LIGHT,
    dark=False,
    primary="#8C5530",
    secondary="#4D7263",
    accent="#8F6414",
    success="#47713F",
    warning="#8F6414",
    error="#A2402F",
    foreground="#332B24",
    background="#FBF8F1",
    surface="#F4EEE2",
    panel="#E9DFCE",
    variables={
        "quiet": "#756858",
        "heading": "#7A4524",
        "good": "#3F6A37",
        "waiting": "#845B0C",
        "care": "#96500F",
        "stop": "#9E3626",
        "added": "#254A1E",
        "added-ground": "#DCEACF",
        "removed": "#8A3A2E",
        "removed-ground": "#F3DAD3",
        "mark-ground": "#F6E2B4",
        "person-1": "#1F6378",
        "person-2": "#6A3D9A",
        "person-3": "#8A5212",
        "person-4": "#3B6B2E",
        "person-5": "#9A3350",
        "person-6": "#5F5D10",
        "rule": "#D5C8B4",
        "text-muted": "#756858",
        "border": "#8C5530",
        "border-blurred": "#D5C8B4",
        "block-cursor-foreground": "#241D17",
        "block-cursor-background": "#EBD6B5",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": "#332B24",
        "block-cursor-blurred-background": "#F1E8D8",
        "block-cursor-blurred-text-style": "none",
        "button-color-foreground": "#FBF8F1",
        "button-focus-text-style": "bold underline",
        "footer-background": "#F0E8D9",
        "footer-key-foreground": "#7A4524",
        "footer-description-foreground": "#564A3D",
        "input-cursor-background": "#332B24",
        "input-cursor-foreground": "#FBF8F1",
        "input-selection-background": "#4D7263 30%",
        "scrollbar": "#CDBFA9",
        "scrollbar-hover": "#B5A58C",
        "scrollbar-active": "#8C5530",
        "scrollbar-background": "#FBF8F1",
        "scrollbar-corner-color": "#FBF8F1",
        "scrollbar-background-hover": "#FBF8F1",
        "scrollbar-background-active": "#FBF8F1",
    },
)

BREAKPOINTS: "list[tuple[int, str]] | None" = [
    (0, "-small"),
    (76, "-narrow"),
    (100, "-wide"),
]
"""From how many columns on the screens show more beside each other."""

STYLES: "list[str | PurePath]" = [
    Path(__file__).parent / "styles" / sheet
    for sheet in ("house.tcss", "welcome.tcss", "home.tcss")
]
"""What every screen shares, and the two first screens; the others bring their own sheet."""

HOUSE_THEMES: Final = (EVENING, DAY, CONTRAST_EVENING, CONTRAST_DAY)


def terminal_is_light(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal says that its background is light (``COLORFGBG``)."""
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return ground in {"7", "15"}
