"""handfast explain: what a finding means, and who says so."""

import click

from handfast.workspace import reading

from .. import options, output, pages


@click.command()
@click.argument("code")
@options.looking_options
def command(code: str, folder: str | None, json_: bool) -> None:
    """Say what the finding CODE means, why it matters, who says so, and what it passes."""
    rule = reading.checker(options.optional_workspace(folder)).explain(code.upper())
    if json_:
        output.as_json(
            {
                "code": rule.code,
                "name": rule.name,
                "level": rule.level,
                "signal": rule.signal,
                "why": rule.why,
                "ask": rule.ask,
                "try": rule.wordings,
                "source": rule.source,
                "flags": rule.examples.flags,
                "allows": rule.examples.allows,
                "near_misses": rule.examples.near_misses,
            }
        )
        return
    output.data(f"{rule.code} {rule.title} ({rule.name}, {pages.LEVELS[rule.level]})")
    for text in (rule.why, f"Ask: {rule.ask}", f"Source: {rule.source}"):
        output.paragraph(text)
    for title, examples in (("Flags", rule.examples.flags), ("Lets pass", rule.examples.allows)):
        for example in examples:
            output.paragraph(f"{title}: \u201c{example}\u201d")
