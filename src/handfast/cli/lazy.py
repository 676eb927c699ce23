"""A click group whose verbs are imported only when they are called."""

from collections.abc import Mapping
from importlib import import_module

import click


class LazyGroup(click.Group):
    """A group that knows its verbs by name, module and one sentence, without importing them.

    ``verbs`` maps each verb to (module with a ``command``, its sentence in the list of verbs).
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        verbs: Mapping[str, tuple[str, str]],
        **attributes: object,
    ) -> None:
        super().__init__(name, **attributes)  # type: ignore[arg-type]  # handed through as given
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the journey."""
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one verb."""
        if cmd_name not in self.verbs:
            return None
        command: click.Command = import_module(self.verbs[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without importing any."""
        rows = [(verb, sentence) for verb, (_, sentence) in self.verbs.items()]
        with formatter.section("Verbs"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest near names for a verb that does not exist."""
        if args and args[0] not in self.verbs and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.verbs, n=2)
            hint = f" Did you mean {' or '.join(near)}?" if near else " See: handfast --help."
            ctx.fail(f"There is no verb {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)
