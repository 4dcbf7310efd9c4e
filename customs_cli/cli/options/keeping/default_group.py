"""A group of commands one of which may be typed without its name: `custody 123 ...` is `custody add 123 ...`."""

from typing import Any

from typer.core import TyperGroup


class DefaultGroup(TyperGroup):
    """A command group that runs its first command if the next word names none of its commands."""

    @property
    def meant(self) -> Any:
        """The command that runs without its name."""
        return next(iter(self.commands.values()))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Insert the name of the command where it is left out."""
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = [str(self.meant.name), *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Show the arguments and options of the default command, then the names of all commands."""
        self.meant.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)
