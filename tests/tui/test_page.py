"""Pages: hanging indents, wrapping to the width there is, wide and combining letters."""

import pytest
from textual.app import App

from handfast.tui.widgets.page import WIDEST, Page, block, heading

WIDE = {
    "plain": "When we eat together, we both leave our phones in the hall until we get up.",
    "cjk": "食事のときは、二人とも電話を玄関に置いておきます。" * 2,
    "emoji": "We hug 👩‍❤️‍👩 and laugh 😂 " * 4,
    "combining": "Ze\u0301lia and Zoe\u0308 " * 6,
    "one long word": "x" * 200,
}


class Shown(App[None]):
    """A page alone."""

    def __init__(self, blocks):
        super().__init__()
        self.blocks = blocks

    def compose(self):
        """Lay out the page."""
        yield Page()

    def on_mount(self):
        """Show the blocks."""
        self.query_one(Page).read(self.blocks)


@pytest.mark.parametrize("words", WIDE.values(), ids=WIDE)
@pytest.mark.parametrize("width", [20, 60, 120])
async def test_no_line_is_wider_than_the_page(words, width):
    """Each line fits, and is at most as wide as one likes to read; later lines are indented."""
    app = Shown([block(words, margin=" 1  ")])
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        page = app.query_one(Page)
        lines = page.render().split("\n")
        assert all(line.cell_length <= min(width, WIDEST) for line in lines)
        assert all(line.plain.startswith("    ") for line in lines[1:])
        assert len(lines) == page.get_content_height(page.size, page.size, page.size.width)


def test_a_page_says_its_blocks_in_order():
    """The plain text of a page holds margins and words, block by block."""
    page = Page()
    page.read([heading("Signed"), block("Alex", margin="✓ ")])
    assert page.plain == "Signed\n✓ Alex"
