"""A group whose verbs are imported when they are called."""

import sys

import click

from handfast.cli.lazy import LazyGroup

VERBS = {
    "support": ("handfast.cli.verbs.support", "Where to find help."),
    "absent": ("handfast.cli.verbs.no_such_module", "Never loaded."),
}


def test_verbs_keep_the_order_of_the_journey_and_load_one_by_one():
    """Listing loads nothing; an unknown verb is none."""
    group = LazyGroup("handfast", verbs=VERBS)
    context = click.Context(group)
    assert group.list_commands(context) == ["support", "absent"]
    assert "Never loaded." in group.get_help(context)
    assert "handfast.cli.verbs.no_such_module" not in sys.modules
    assert group.get_command(context, "support").name == "command"
    assert group.get_command(context, "nothing") is None
