"""`customs help TOPIC`: what holds for every command, in plain lines of at most 80 columns."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill

from customs_cli.errors import CustomsError

TOPICS = {
    "course": "The course of a case: what comes next, and what keeps an act from being done.",
    "dates": "The one way in which days and periods are written.",
    "filters": "The one filter language of --where.",
    "exit-codes": "What the exit status says.",
    "environment": "Variables, configuration files, and where things are kept.",
    "formats": "What an import reads, what an answer can be written as.",
}
"""Topics in their order, with what each is about."""


def dates() -> str:
    """Help on the date language, as text."""
    return """Days
  2019-07-03  2019/7/3  2019.7.3  20190703  2019年7月3日
  7月3日               that day of this year
  3 July 2019          also July 3, 2019; the year with four digits
  today  yesterday  tomorrow  今天  昨天  前天  明天  后天
  -3d  +2w  -1m        days, weeks, months from today
  +3wd  -5wd           working days of the office's calendar, make-up days counted
  31/12/2019           a year at the end where only one reading is a day;
                       01/02/2019 is refused, with both readings

Days known in part, where the goods were found
  2019-07  2019年7月   a month        2019  2019年   a year
  They are sorted and counted as their first day, and shown as given.

Periods, both ends included
  2019  2019-07  2019-07-03  2019-Q3  2019-H1  2019-W27 (ISO weeks, from Monday)
  this-week  last-week  this-month  last-month  this-quarter  last-quarter
  this-year  last-year  last-30d (today is one of them)
  本周 上周 本月 上月 本季度 上季度 今年 去年
  2019-07-01..2019-08-31   either side may be any of these, or be left out
  all

--today DATE, or CUSTOMS_TODAY, works as if it were that day.
"""


def filters(fields: Mapping[str, str]) -> str:
    """Help on the filter language, as text.

    Args:
        fields: Name of each field -> its kind.
    """
    kinds: dict[str, list[str]] = {}
    for name, kind in fields.items():
        kinds.setdefault(kind, []).append(name)
    rows = "\n".join(
        fill(
            f"{_KINDS.get(kind, kind)}: {', '.join(names)}",
            80,
            initial_indent="  ",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
        for kind, names in kinds.items()
    )
    return f"""  office:53 mark:VIVO,OPPO status:detained due<3wd AND NOT campaign:lanwang

Terms
  field:value          the field has the value; a comma between values is "or"
  field!=value         it has not        field:*     it has any
  field<value          also <= > >=, for numbers, days and working days left
  value                alone: any text of the batch; quote it where it has a blank:
  goods:"running shoes"

Joined
  side by side or AND (且), OR (或), NOT (非) or a - in front, ( ) around
  AND, OR and NOT are capitals: small, they are words to be found.

A term holds when any value of the batch agrees; NOT mark:VIVO finds what bears
no VIVO at all. Case and full-width forms do not count.

Fields
{rows}
"""


def exit_codes() -> str:
    """The exit codes, from the refusals themselves."""
    told = {kind.code: (kind.exit_code, (kind.__doc__ or "").split("\n")[0]) for kind in _refusals()}
    told[CustomsError.code] = (CustomsError.exit_code, "Anything else; please report it.")
    rows = sorted((status, code, text) for code, (status, text) in told.items())
    lines = "\n".join(f"  {status:>3}  {code:<13} {text}" for status, code, text in rows)
    return f"""    0  ok            Done.
{lines}
  130  interrupted   Ctrl-C; an act recorded by then is told, else nothing was changed.

With --json a refusal is an object on stderr:
  {{"schema": "customs.error/1", "error": {{"code", "exit", "message", "hint", "at",
  "candidates"}}}}
"""


def environment(variables: Sequence[tuple[str, str]], folders: Sequence[tuple[str, str]]) -> str:
    """Variables, configuration and folders.

    Args:
        variables: Name and what it does.
        folders: What is kept, and where on this platform.
    """
    width = max(len(name) for name, _ in variables) + 2
    rows = "\n".join(
        fill(f"{name:<{width}}{text}", 80, initial_indent="  ", subsequent_indent=" " * (width + 2))
        for name, text in variables
    )
    places = "\n".join(f"  {what:<16}{where}" for what, where in folders)
    return f"""A flag wins over the environment, the environment over the configuration file.

Variables
{rows}

Places
{places}

config.toml
  register = "/srv/customs/register.json"
  officer = ["Li Wei", "Chen Hua"]
  office = "5320"
  lang = "zh"
  lock_timeout = 10
  pager = "less -FRX"

  [units]  # the office's own, beside those that every office knows
  trays = ["盘装", "tray"]  # stored as trays, 盘装 for Chinese readers

calendar.toml: the office's own days, by country
  [CN]
  source = "Notice of the State Council, 2025-11-04"
  holidays = [2026-02-13]
  working_days = [2026-02-14]
  published = [2026]
"""


def formats(columns: Sequence[str], required: Sequence[str], records: Mapping[str, Sequence[str]]) -> str:
    """What is read and what is written.

    Args:
        columns: Of an import of batches.
        required: Those of them that must be there.
        records: Kind of record -> columns of its import.
    """
    own = "\n".join(_columns(f"customs {kind} import", names) for kind, names in records.items())
    return f"""Answers
  a terminal           a table, or cards where it is narrow
  a pipe               tab-separated, never cut
  --json               one object, {{"schema": "customs.NAME/1", ...}}
  --csv                comma-separated, with a header
  -q                   references or codes alone
  -o FILE              by its ending: xlsx pdf csv tsv json html md txt

In JSON dates are ISO, money is {{"amount": "12.50", "currency": "CNY"}}; names are
only ever added. In CSV and XLSX a cell that a spreadsheet could take for a
formula is written as text.

Imports read csv, tsv, xlsx, xls, ods, json and jsonl; text in UTF-8, or as a
Chinese spreadsheet writes it (GB 18030). The order of the columns does not
matter, and they may be called as other offices call them: --dry-run shows what
each is taken for, --map auto tells them anew, --map-save NAME keeps the map.
Every row is checked before any is written.
{_columns("customs import", columns)}
  Must be there: {", ".join(required)}. Rows of one case_id are the lines of one
  batch; marks are divided by ;.
{own}
"""


_KINDS = {
    "text": "Texts that hold the value",
    "word": "Closed words",
    "code": "Codes, whole",
    "prefix": "Codes, whole or their beginning",
    "number": "Numbers, 万 too",
    "date": "Days, compared with a day or a period",
    "duration": "Working days left, 3wd or 3, below 0 when over",
}


def _columns(title: str, names: Sequence[str]) -> str:
    return fill(
        f"{title}: {' '.join(names)}", 80, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
    )


def _refusals() -> Iterator[type[CustomsError]]:
    waiting = [CustomsError]
    while waiting:
        kind = waiting.pop()
        yield kind
        waiting += kind.__subclasses__()
