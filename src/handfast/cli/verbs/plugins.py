"""handfast plugins: which there are, and turning one on or off."""

import click

from handfast.workspace import plugin_switch

from .. import options, output


@click.group(invoke_without_command=True)
@options.looking_options
@click.pass_context
def command(ctx: click.Context, folder: str | None, json_: bool) -> None:
    """See which plugins there are; turn one on or off for a folder."""
    if ctx.invoked_subcommand is not None:
        ctx.find_root().obj["folder"] = options.named_folder(folder)
        return
    views = plugin_switch.listing(options.optional_workspace(folder))
    if json_:
        output.as_json(views)
        return
    output.table(
        (
            view.name,
            view.version,
            "on" if view.on else "off",
            view.failure or ", ".join(hook.removeprefix("handfast_") for hook in view.hooks),
        )
        for view in views
    )


@command.command()
@click.argument("name")
@options.yes_option
@options.looking_options
def on(name: str, yes: bool, folder: str | None, json_: bool) -> None:
    """Turn the plugin NAME on for this folder, on this machine."""
    output.note("A plugin is a program. It runs with all your rights and can read what you read.")
    if not options.must_confirm(f"Turn {name} on?", yes=yes):
        output.note("Nothing was changed.")
        return
    plugin_switch.turn_on(options.workspace(folder), name)
    if json_:
        output.as_json({"name": name, "on": True})
    output.note(f"{name} is on.")


@command.command()
@click.argument("name")
@options.looking_options
def off(name: str, folder: str | None, json_: bool) -> None:
    """Turn the plugin NAME off for this folder, on this machine."""
    plugin_switch.turn_off(options.workspace(folder), name)
    if json_:
        output.as_json({"name": name, "on": False})
    output.note(f"{name} is off.")
