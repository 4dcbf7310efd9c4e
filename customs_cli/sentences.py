"""What is said to people, as a template and its values, so that it can be said in any language.

The rooms say it in English; `render` looks the template up in the catalogue of the reader's language and puts the
same values in. Each of these is a `str`, its English, so that it can be shown, compared and written like any text.

    said("{holder} was {outcome} on {day}", holder="VIVO-COMM", outcome=Word("released"), day=date(2019, 7, 3))

A value may be a sentence, a word of a closed list, or an article: those are translated. Anything else, and above all
what somebody entered and what is to be typed, is never translated.
"""

from collections.abc import Callable, Mapping

_PLAIN = "-_./=,:@%+"
"""What no shell reads as anything, beside letters and digits of any script."""


class Sentence(str):
    """A sentence with its values in it.

    Attributes:
        template: Its English with `{name}` for a value, `{name!r}` for one in quotes; a key of the catalogue.
        values: Name -> value.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object] | None = None) -> "Sentence":
        """The English of a template; without values it is never read as a format."""
        values = {name: as_written(value) for name, value in values.items()} if values else {}
        sentence = super().__new__(cls, template.format_map(values) if values else template)
        sentence.template, sentence.values = template, values
        return sentence


class Word(str):
    """A word of a closed list, such as `infringing`, which readers know in their language."""

    __slots__ = ()


class Citation(str):
    """Articles of law, such as `Regulations art. 16; Measures art. 22`; any other text is shown as it is."""

    __slots__ = ()


class FieldPath(str):
    """Where in a record a value stands, such as `lines[0].quantity`; people are told in words."""

    __slots__ = ()


class ActName(str):
    """The command of an act, such as `detain`; Chinese readers are told what is done by it."""

    __slots__ = ()


class EventName(str):
    """A rarer event as it is typed, such as `public-notice`; Chinese readers are told what the law calls it."""

    __slots__ = ()


class Named(str):
    """What has a name in both languages: a unit, a procedure.

    Attributes:
        zh: Its Chinese.
    """

    __slots__ = ("zh",)
    zh: str

    def __new__(cls, english: str, zh: str) -> "Named":
        """Its English, which knows its Chinese."""
        named = super().__new__(cls, english)
        named.zh = zh
        return named


def number_of(count: int, one: str, several: str) -> Named:
    """A number with its noun, `1 day` or `1,200 days`; in Chinese the bare number, as the template has the noun."""
    return Named(f"{count:,} {one if count == 1 else several}", f"{count:,}")


class Place(str):
    """An argument of a command that is not known where the command is built; `placed` puts it in."""

    __slots__ = ()


REF = Place("REF")
"""The batch's reference, in a command that the domain builds."""


class Command(str):
    """A command line that works as printed, but for words in capitals, which stand for what only the reader knows.

    Attributes:
        path: The words before its arguments: `customs line edit`.
        arguments: What follows, before it is quoted.
    """

    __slots__ = ("arguments", "path")
    path: str
    arguments: tuple[str, ...]

    def __new__(cls, path: str, arguments: tuple[str, ...] = ()) -> "Command":
        """A command line, each argument quoted for a shell where it has to be."""
        command = super().__new__(cls, " ".join([path, *map(_quoted, arguments)]))
        command.path, command.arguments = path, arguments
        return command


def _quoted(argument: str) -> str:
    if argument and all(character.isalnum() or character in _PLAIN for character in argument):
        return argument
    from shlex import quote  # most need none

    return quote(argument)


def said(template: str, /, **values: object) -> str:
    """A sentence of a template and the values of its places.

    What has its values already, and what is a word, a citation or a command, is given back as it is.
    """
    is_whole = isinstance(template, Sentence) and bool(template.values)
    is_whole = is_whole or isinstance(template, Word | Citation | Named | Command)
    return template if is_whole else Sentence(template, values)


def counted(count: int, one: str, several: str) -> str:
    """A sentence for that many: `1 fault`, `1,200 faults`; `{count:,}` is the place of the number."""
    return said(one if count == 1 else several, count=count)


def command(path: str, *arguments: object) -> Command:
    """A command to type: `command("line edit", ref, no, "--mark", "CODE")`.

    Args:
        path: Its words after `customs`.
        arguments: Arguments and options, each one word of the command line; `REF` and other capitals stand for what is
            not known.
    """
    words = (argument if isinstance(argument, str) else str(as_written(argument)) for argument in arguments)
    return Command(f"customs {path}".rstrip(), tuple(words))


def as_written(value: object) -> object:
    """A value as a person writes it: `10` kg, where a sum has made it 10.0; any other as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_WITHOUT_REGISTER = ("customs config", "customs help", "customs completion", "customs restore")
"""Commands that are about no register, or name it themselves."""


def over_register(register: str, known: Command) -> Command:
    """A command over the register that `--register` named; one that names its own, or needs none, as it is.

    An address with a user may hold a password, which is never shown.
    """
    if "://" in register and "@" in register:
        return known
    if "--register" in known.arguments or "--help" in known or known.path.startswith(_WITHOUT_REGISTER):
        return known
    return Command(known.path, (*known.arguments, "--register", register))


def placed(text: str, place: Place, value: str) -> str:
    """A sentence or command with a value in a place of its commands, such as the reference for `REF`."""

    def with_value(known: Command) -> Command:
        return Command(known.path, tuple(value if argument is place else argument for argument in known.arguments))

    return with_commands(text, with_value)


def with_commands(text: str, change: Callable[[Command], Command]) -> str:
    """A sentence or command with each of its commands as it is after a change."""
    if isinstance(text, Command):
        return change(text)
    if isinstance(text, Sentence):
        values = {
            name: with_commands(known, change) if isinstance(known, str) else known
            for name, known in text.values.items()
        }
        return Sentence(text.template, values)
    return text
