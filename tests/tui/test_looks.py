"""How it looks: every theme can be read, colour says nothing alone, and nothing has to move."""

import re

import pytest
from textual.color import Color
from textual.widgets import Input

from handfast.tui import looks, theme
from handfast.tui.app import HandfastApp
from handfast.tui.dialogs.write import LineDialog
from handfast.tui.widgets.footer import HouseFooter

VOICES = tuple(f"person-{number}" for number in range(1, 7))
INKS = ("quiet", "heading", "good", "waiting", "care", "stop", *VOICES)
PAIRS = (
    ("added", "added-ground"),
    ("removed", "removed-ground"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("input-cursor-foreground", "input-cursor-background"),
)


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""

    def luminance(written: str) -> float:
        def linear(part: float) -> float:
            return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

        red, green, blue = (linear(part) for part in Color.parse(written).normalized)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("house", theme.HOUSE_THEMES, ids=lambda house: house.name)
def test_every_text_stands_out_from_its_ground(house):
    """At least 4.5 to one in the house colours, and seven to one in high contrast."""
    least = 7.0 if "contrast" in house.name else 4.5
    v = house.variables
    found = {(ink, "background"): contrast(v[ink], house.background) for ink in INKS}
    found |= {(ink, "surface"): contrast(v[ink], house.surface) for ink in INKS}
    found |= {(ink, ground): contrast(v[ink], v[ground]) for ink, ground in PAIRS}
    found["foreground", "background"] = contrast(house.foreground, house.background)
    found["foreground", "mark"] = contrast(house.foreground, v["mark-ground"])
    assert {pair: round(many, 2) for pair, many in found.items() if many < least} == {}


async def test_keys_change_the_lights_and_the_contrast(opened):
    """f5 goes between day and evening, f6 between the house colours and high contrast."""
    async with opened("alex") as hands:
        hands.app.theme = theme.DARK
        await hands.press("f5")
        assert hands.app.theme == theme.LIGHT
        await hands.press("f6")
        assert hands.app.theme == theme.CONTRAST_LIGHT
        await hands.press("f5")
        assert hands.app.theme == theme.CONTRAST_DARK
        await hands.press("f6")
        assert hands.app.theme == theme.DARK


@pytest.mark.parametrize(
    ("environment", "begins"),
    [
        ({}, theme.DARK),
        ({"COLORFGBG": "0;15"}, theme.LIGHT),
        ({"HANDFAST_THEME": "day"}, theme.LIGHT),
        ({"HANDFAST_THEME": "Contrast-Evening ", "COLORFGBG": "0;15"}, theme.CONTRAST_DARK),
        ({"HANDFAST_THEME": "pink"}, theme.DARK),
    ],
)
def test_the_environment_chooses_where_to_begin(environment, begins):
    """A theme that is named, else what the terminal says of its ground; an odd name is nothing."""
    assert looks.first_theme(environment) == begins


async def test_nothing_moves_where_it_is_to_stand_still(monkeypatch, ws, hands):
    """HANDFAST_MOTION=still begins without motion and blinking; f10 changes it."""
    monkeypatch.setenv("HANDFAST_MOTION", "still")
    async with hands(HandfastApp(ws)) as at:
        await at.sits("alex")
        at.app.push_screen(LineDialog("A line"))
        await at.until(lambda: bool(at.screen.query(Input)) and at.dialog == "LineDialog")
        field = at.screen.query_one(Input)
        assert at.app.animation_level == "none"
        assert not field.cursor_blink
        await at.press("f10")
        assert at.app.animation_level == "full"
        assert field.cursor_blink


async def test_without_colour_everything_is_still_said(monkeypatch, ws, hands, proposed):
    """Under NO_COLOR the picture has greys only, and the words say what a colour would."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with hands(HandfastApp(ws)) as at:
        await at.sits("alex")
        assert "waiting for Alex" in at.screen_text()
        picture = at.app.export_screenshot()
    colours = set(re.findall(r"fill: #([0-9a-f]{6})", picture))
    assert colours
    frame = {"c5c8c6"}
    assert not {c for c in colours - frame if len({c[:2], c[2:4], c[4:]}) > 1}


async def test_a_small_screen_lays_its_keys_out_no_oftener_than_a_large_one(opened, monkeypatch):
    """At the start nothing became small: the order of the keys is right the first time."""
    compose, times = HouseFooter.compose, []

    def counted(footer):
        times.append(footer)
        yield from compose(footer)

    monkeypatch.setattr(HouseFooter, "compose", counted)
    many = {}
    for width in (120, 60):
        times.clear()
        async with opened("alex", size=(width, 24)) as hands:
            await hands.settle()
            many[width] = len(times)
    assert many[60] == many[120] > 0
