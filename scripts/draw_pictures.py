"""Draw the pictures of the README from the real program, with the example couple.

Usage: python scripts/draw_pictures.py [FOLDER]   (docs/pictures by default)

The fonts that Textual's pictures would fetch from the network are left out; any fixed-width
font of the reader's machine takes their place.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import ModalScreen

from handfast.tui.app import HandfastApp
from handfast.workspace import example

FONTS = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
FAMILY = "DejaVu Sans Mono, Menlo, Consolas"
WINDOW = (110, 32)


async def until(holds: Callable[[], object], pilot: Pilot[int]) -> None:
    """Wait until something holds."""
    while not holds():
        await pilot.pause(0.05)


async def draw_home(target: Path) -> None:
    """Open the example couple's home, choose what is in force, and keep the picture."""
    with tempfile.TemporaryDirectory() as room:
        couple = example.make(Path(room) / "ours", data_root=Path(room) / "data")
        app = HandfastApp(couple.workspace, clock=couple.workspace.clock)
        async with app.run_test(size=WINDOW) as pilot:
            await until(lambda: isinstance(app.screen, ModalScreen), pilot)
            await pilot.press("enter")  # home asks who sits here, and Alex says so
            await until(lambda: not isinstance(app.screen, ModalScreen), pilot)
            await pilot.press("tab", "down", "down")
            await pilot.pause(2)
            picture = app.export_screenshot(title="handfast")
    picture = FONTS.sub("", picture).replace("Fira Code", FAMILY)
    target.write_text(picture.rstrip() + "\n", encoding="utf-8")


def main() -> None:
    """Draw every picture into the folder that was named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw_home(folder / "home.svg"))


if __name__ == "__main__":
    main()
