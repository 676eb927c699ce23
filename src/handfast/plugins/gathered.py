"""What comes back from plugins: answers with their giver's name, and failures as values."""

from typing import Generic, TypeVar

from attrs import frozen

T_co = TypeVar("T_co", covariant=True)


@frozen
class PluginFailure:
    """Something that a plugin did wrong. ``hook`` is empty where it failed before any hook.

    ``message`` is a whole sentence without the plugin's name; ``str()`` adds the name.
    """

    plugin: str
    hook: str
    message: str

    def __str__(self) -> str:
        place = f" ({self.hook})" if self.hook else ""
        return f"The plugin {self.plugin}{place}: {self.message}"


@frozen
class Answer(Generic[T_co]):
    """One thing that one plugin answered."""

    plugin: str
    value: T_co


@frozen
class Gathered(Generic[T_co]):
    """The answers of all plugins, in their order, and what went wrong with any of them."""

    answers: tuple[Answer[T_co], ...] = ()
    failures: tuple[PluginFailure, ...] = ()

    @property
    def values(self) -> tuple[T_co, ...]:
        """The answers without their givers."""
        return tuple(answer.value for answer in self.answers)
