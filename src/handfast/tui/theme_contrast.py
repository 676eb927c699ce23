"""The two themes of high contrast: every text at least seven to one against its ground."""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

CONTRAST_DARK: Final = "handfast-contrast-evening"
CONTRAST_LIGHT: Final = "handfast-contrast-day"

_ROLES: Final = {
    "quiet": "quiet",
    "heading": "heading",
    "good": "good",
    "waiting": "waiting",
    "care": "care",
    "stop": "stop",
    "added": "ink",
    "added-ground": "added",
    "removed": "ink",
    "removed-ground": "removed",
    "mark-ground": "mark",
    **{f"person-{number}": f"person-{number}" for number in range(1, 7)},
    "rule": "quiet",
    "text-muted": "quiet",
    "border": "heading",
    "border-blurred": "quiet",
    "block-cursor-foreground": "ink",
    "block-cursor-background": "chosen",
    "block-cursor-blurred-foreground": "ink",
    "block-cursor-blurred-background": "raised",
    "button-color-foreground": "ground",
    "footer-background": "ground",
    "footer-key-foreground": "heading",
    "footer-description-foreground": "ink",
    "input-cursor-background": "ink",
    "input-cursor-foreground": "ground",
    "input-selection-background": "chosen",
    "scrollbar": "quiet",
    "scrollbar-hover": "ink",
    "scrollbar-active": "heading",
    "scrollbar-background": "ground",
    "scrollbar-corner-color": "ground",
    "scrollbar-background-hover": "ground",
    "scrollbar-background-active": "ground",
}
"""Which of the few colours below each of Textual's and our own variables takes."""
_STYLES: Final = {
    "block-cursor-text-style": "bold underline",
    "block-cursor-blurred-text-style": "underline",
    "button-focus-text-style": "bold underline",
}


def _theme(name: str, colours: Mapping[str, str], *, dark: bool) -> Theme:
    """Make a theme of one ground, one ink, and a colour for each meaning."""
    return Theme(
        name=name,
        dark=dark,
        primary=colours["heading"],
        secondary=colours["good"],
        accent=colours["waiting"],
        success=colours["good"],
        warning=colours["waiting"],
        error=colours["stop"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["raised"],
        variables={**{each: colours[role] for each, role in _ROLES.items()}, **_STYLES},
    )


CONTRAST_EVENING: Final = _theme(
    CONTRAST_DARK,
    {
        "ground": "#000000",
        "ink": "#FFFFFF",
        "raised": "#1C1C1C",
        "quiet": "#D6D6D6",
        "heading": "#FFD9A8",
        "good": "#B5F0A5",
        "waiting": "#FFE680",
        "care": "#FFC78A",
        "stop": "#FFB3A8",
        "person-1": "#8FE3FF",
        "person-2": "#E0C2FF",
        "person-3": "#FFC98A",
        "person-4": "#B5F0A5",
        "person-5": "#FFB3C4",
        "person-6": "#EDE88A",
        "chosen": "#5A3A12",
        "added": "#12480E",
        "removed": "#6A1D14",
        "mark": "#5A4600",
    },
    dark=True,
)
CONTRAST_DAY: Final = _theme(
    CONTRAST_LIGHT,
    {
        "ground": "#FFFFFF",
        "ink": "#000000",
        "raised": "#EFEFEF",
        "quiet": "#3D3D3D",
        "heading": "#5C2400",
        "good": "#0B4F08",
        "waiting": "#573E00",
        "care": "#6E2E00",
        "stop": "#860F00",
        "person-1": "#004A61",
        "person-2": "#4B1A80",
        "person-3": "#5C3200",
        "person-4": "#1E4A14",
        "person-5": "#7A1030",
        "person-6": "#434200",
        "chosen": "#FFD79A",
        "added": "#BFEBB4",
        "removed": "#FFCFC7",
        "mark": "#FFE07A",
    },
    dark=False,
)
