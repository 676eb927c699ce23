"""What keeps typing quick: short turns between threads, and a start that is not looked through."""

import subprocess
import sys

CHECK = """
import gc, sys
from handfast.tui.pacing import TURN, keep_typing_quick
keep_typing_quick()
assert abs(sys.getswitchinterval() - TURN) < 1e-6 < TURN < 0.005
assert gc.isenabled() and gc.get_freeze_count() > 1000
"""


def test_turns_are_short_and_what_is_loaded_is_left_out_of_collections():
    """In a process of its own, for both hold for all of it."""
    subprocess.run([sys.executable, "-c", CHECK], check=True)
