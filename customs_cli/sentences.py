"""Sentences for people, each a template and its values, so that they can be translated.

Code states them in English; `render` looks the template up in the catalogue of the reader's language and inserts the
same values. Each of these classes is a `str` with the English text, so that it can be shown, compared and written like
any text.

    said("{holder} was {outcome} on {day}", holder="VIVO-COMM", outcome=Word("released"), day=date(2019, 7, 3))

A value may be a sentence, a word of a closed list, or an article: those are translated. Anything else, above all what
somebody entered and what is to be typed, is never translated.
"""

import re
from collections.abc import Callable, Iterable, Mapping

_PLAIN = "-_./=,:@%+〈〉"
"""Characters without a meaning in any shell, beside letters and digits of any script."""


class Sentence(str):
    """A sentence with its values inserted.

    Attributes:
        template: English text with `{name}` for a value, `{name!r}` for one in quotes; the key in the catalogue.
        values: Name -> value.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object] | None = None) -> "Sentence":
        values = {name: as_written(value) for name, value in values.items()} if values else {}
        sentence = super().__new__(cls, template.format_map(values) if values else template)
        sentence.template, sentence.values = template, values
        return sentence


class Word(str):
    """A word of a closed list, such as `infringing`, which is translated for readers."""

    __slots__ = ()


class Citation(str):
    """One or more articles of law, such as `Regulations art. 16; Measures art. 22`; other text is shown unchanged."""

    __slots__ = ()


class FieldPath(str):
    """The path of a value in a record, such as `lines[0].quantity`; shown to people in words."""

    __slots__ = ()


class OnPaper(str):
    """A field or table of an official document, such as `served_on`; Chinese readers see its label on paper."""

    __slots__ = ()


class ActName(str):
    """The command of an act, such as `detain`; Chinese readers see the Chinese word for the act."""

    __slots__ = ()


class EventName(str):
    """A rarer event as it is typed, such as `public-notice`; Chinese readers see its legal name."""

    __slots__ = ()


class Named(str):
    """The English name of something that has names in both languages: a unit, a procedure.

    Attributes:
        zh: Its Chinese name.
    """

    __slots__ = ("zh",)
    zh: str

    def __new__(cls, english: str, zh: str) -> "Named":
        named = super().__new__(cls, english)
        named.zh = zh
        return named


class Listed(str):
    """Several names or words with commas, or another sign, between them; each word of a closed list is translated.

    Attributes:
        items: The names and words.
        sign: What stands between them.
    """

    __slots__ = ("items", "sign")
    items: tuple[str, ...]
    sign: str

    def __new__(cls, items: Iterable[str], sign: str = ", ") -> "Listed":
        items = tuple(items)
        listed = super().__new__(cls, sign.join(items))
        listed.items, listed.sign = items, sign
        return listed


def first_of(items: Iterable[str]) -> Listed:
    """Return the first ten of several names, and how many more there are."""
    names = tuple(items)
    left = len(names) - SHOWN
    return Listed((*names[:SHOWN], said("{left:,} more", left=left)) if left > 0 else names)


def number_of(count: int, one: str, several: str) -> Named:
    """Return a number with its noun, `1 day` or `1,200 days`; in Chinese only the number: the template has the noun."""
    return Named(f"{count:,} {one if count == 1 else several}", f"{count:,}")


class Place(str):
    """A placeholder in a command for an argument not known where the command is built; `placed` replaces it."""

    __slots__ = ()


REF = Place("REF")
"""Placeholder for the batch's reference in commands that the domain builds."""


SHOWN = 10
"""So many of several names are shown."""
HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode categories of what is not shown as it is: control, format (bidi overrides, joiners), lone surrogates,
line and paragraph separators.
"""


class Command(str):
    """A command line that works as printed, once the reader has replaced the words in capitals.

    Attributes:
        path: The words before its arguments: `customs line edit`.
        arguments: The arguments, not quoted.
    """

    __slots__ = ("arguments", "path")
    path: str
    arguments: tuple[str, ...]

    def __new__(cls, path: str, arguments: tuple[str, ...] = ()) -> "Command":
        command = super().__new__(cls, " ".join([path, *map(_quoted, arguments)]))
        command.path, command.arguments = path, arguments
        return command


def _quoted(argument: str) -> str:
    if argument and all(character.isalnum() or character in _PLAIN for character in argument):
        return argument
    if argument and all(character.isalnum() or character in "-|" for character in argument):
        return f'"{argument}"'  # words to choose from: no shell, not even Windows', takes this for pipes
    from shlex import quote  # most arguments need no quotes

    if argument.isprintable() or not any(map(_is_hidden, argument)):
        return quote(argument)
    return "$'" + "".join(map(_in_bytes, argument)) + "'"  # as it is shown a line break is two other characters


def _is_hidden(character: str) -> bool:
    from unicodedata import category

    return category(character) in HIDDEN


def _in_bytes(character: str) -> str:
    if not _is_hidden(character):
        return f"\\{character}" if character in "\\'" else character
    of_a_path = "\udc80" <= character <= "\udcff"  # a byte that is no UTF-8
    data = character.encode("utf-8", "surrogateescape" if of_a_path else "surrogatepass")
    return "".join(f"\\x{byte:02x}" for byte in data)


class Typed(str):
    """A text with a command to be copied: a screen does not fold it, since half a command is another command."""

    __slots__ = ()


def said(template: str, /, **values: object) -> str:
    """Return a sentence made of a template and the values of its places.

    A template that is already a sentence with values, a word, a citation, a name or a command is returned unchanged.
    """
    is_whole = isinstance(template, Sentence) and bool(template.values)
    is_whole = is_whole or isinstance(template, Word | Citation | Named | Command)
    return template if is_whole else Sentence(template, values)


def counted(count: int, one: str, several: str) -> str:
    """Return the sentence in singular or plural: `1 fault`, `1,200 faults`; `{count:,}` is the place of the number."""
    return said(one if count == 1 else several, count=count)


def command(path: str, *arguments: object) -> Command:
    """Return a command to type: `command("line edit", ref, no, "--mark", "CODE")`.

    Args:
        path: The words after `customs`.
        arguments: Arguments and options, each one word of the command line; `REF` and other words in capitals stand for
            what is not known.
    """
    words = (argument if isinstance(argument, str) else str(as_written(argument)) for argument in arguments)
    return Command(f"customs {path}".rstrip(), tuple(words))


def as_written(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


_WITHOUT_REGISTER = ("customs config", "customs help", "customs completion")
"""Commands that do not use a register."""
_HARMLESS = r"(target_session_attrs|load_balance_hosts|sslmode|sslrootcert|connect_timeout)=[\w./-]*"
"""Matches an option of an address whose value is no secret."""


def over_register(register: str, known: Command) -> Command:
    """Return a command with `--register` added; unchanged where it names its register, or is one that needs none.

    An address that may contain a password is never added.
    """
    if _may_hold_password(register.casefold()):
        return known
    is_ours = known.path.startswith("customs") and not known.path.startswith(_WITHOUT_REGISTER)
    if not is_ours or "--register" in known.arguments or "--help" in known:
        return known
    return Command(known.path, (*known.arguments, "--register", register))


def _may_hold_password(register: str) -> bool:
    if "://" not in register and "=" not in register:
        return False
    user, _, place = (register.partition("://")[2] or register).rpartition("@")
    host, _, query = place.partition("?")
    is_harmless = not query or all(re.fullmatch(_HARMLESS, option) for option in query.split("&"))
    return any(sign in user for sign in ":@/=") or "password" in host or not is_harmless


def placed(text: str, place: Place, value: str) -> str:
    """Return a sentence or command with a placeholder in its commands replaced, such as `REF` by the reference."""

    def with_value(known: Command) -> Command:
        return Command(known.path, tuple(value if argument is place else argument for argument in known.arguments))

    return with_commands(text, with_value)


def with_commands(text: str, change: Callable[[Command], str]) -> str:
    """Return a sentence or command with each command in it replaced by what `change` makes of it."""
    if isinstance(text, Command):
        return change(text)
    if isinstance(text, Sentence):
        values = {
            name: with_commands(known, change) if isinstance(known, str) else known
            for name, known in text.values.items()
        }
        return Sentence(text.template, values)
    return text
