"""A group of commands of which one may be told without its name: `custody 123 ...` is `custody add 123 ...`."""

from typing import Any

from typer.core import TyperGroup


class DefaultGroup(TyperGroup):
    """A group whose first command is meant where the word that follows names none."""

    @property
    def meant(self) -> Any:
        """The command that is meant without its name."""
        return next(iter(self.commands.values()))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the command in where it is left out."""
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = [str(self.meant.name), *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments and options of the command that is meant, then the names of all of them."""
        self.meant.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)
