"""The help topics in English; `$place` stands for text that is filled in from the code it describes."""

TEXTS = {
    "first-steps": """First steps
  customs config set office 5320     your office, once
  customs config set officer "Li Wei;Chen Hua"
  customs init                       an empty register
  customs holder add CODE --name "NAME"
  customs trademark add CODE --holder CODE --recordation T2019-12345
                                     many at once: customs trademark import FILE
  customs record                     asks for a batch, question by question

Every day
  customs                            what comes next, the most urgent first
  customs due                        every time limit, with its article
  customs show 123                   everything about a batch
  customs summary today --sheet      the day's sheet, to be signed

To look around: customs demo makes a register of made-up batches.
""",
    "dates": """Days
  2019-07-03  2019/7/3  2019.7.3  20190703  2019年7月3日
  7月3日               that day of this year
  二〇一九年七月三日   Chinese numerals, for months, years and periods too
  3 July 2019          also July 3, 2019; the year with four digits
  today  yesterday  tomorrow  今天  今日  昨天  昨日  前天  明天  后天
  -3d  +2w  -1m        days, weeks, months from today
  +3wd  -5wd           working days of the office's calendar, make-up days too
  31/12/2019           a year at the end where only one reading is a day;
                       01/02/2019 is refused, with both readings

Days known only in part, for the day found
  2019-07  2019年7月   a month        2019  2019年   a year
  They are sorted and counted as their first day, and shown as given.

Periods, both ends included
  2019  2019-07  2019-07-03  2019-Q3  2019-H1  2019-W27 (ISO weeks, from Monday)
  this-week  last-week  this-month  last-month  this-quarter  last-quarter
  this-year  last-year  last-30d (today is one of them)
  next-week  next-month  next-quarter  next-year
  July 2019  Q3 2019  本周 上周 下周 本月 上月 下月 本季度 上季度 今年 去年
  7月  第三季度  上半年    of this year
  2019-07-01..2019-08-31   either side may be any of these, or be left out
  all

--today DATE, or CUSTOMS_TODAY, acts as if today were that day.
""",
    "filters": """  office:53 mark:VIVO,OPPO status:detained due<3wd AND NOT campaign:lanwang

Terms
  field:value          the field has the value; a comma between values is "or"
  field!=value         it has not        field:*     it has any
  field<value          also <= > >=, for numbers, days and working days left
  value                alone: any text of the batch; quoted if it has a blank:
  goods:"running shoes"

Joined
  side by side or AND (且), OR (或), NOT (非) or a - in front, ( ) around
  AND, OR and NOT are in capitals: in small letters they are words to find.

A term holds when any value of the batch agrees; NOT mark:VIVO finds batches
without any VIVO. Capitals and full-width forms make no difference. Holders,
marks, campaigns and offices may be given by name. Closed words, categories,
countries, units and currencies may be Chinese: direction:出口 destination:美国.

Fields
$fields
""",
    "exit-codes": """    0  ok            Done.
$codes
  130  interrupted   Ctrl-C; recorded acts are named, else nothing changed.

With --json a refusal is an object on stderr:
  {"schema": "customs.error/1", "error": {"code", "exit", "message", "hint", "at",
  "candidates"}}
""",
    "environment": """A flag wins over the environment, the environment over the configuration file.

Variables
$variables

Places
$places

config.toml
  register = "/srv/customs/register.json"
  officer = ["Li Wei", "Chen Hua"]
  office = "5320"
  lang = "zh"
  lock_timeout = 10
  pager = "less -FRX"

  [units]  # the office's own, beside those that every office knows
  trays = ["盘装", "tray"]  # stored as trays, 盘装 for Chinese readers

  [numbers]  # the series that documents are numbered by: year, office, no
  penalty-decision = "深关知罚字〔{year}〕{no:04}号"

  [documents]  # document fields that the register does not have
  court = "Intermediate Court of Shenzhen"

calendar.toml: the office's own days, by country
  [CN]
  source = "Notice of the State Council, 2025-11-04"
  holidays = [2026-02-13]
  working_days = [2026-02-14]
  published = [2026]
Once it has changed, customs check names the last days that end otherwise now.
""",
    "formats": """Answers
  a terminal           a table, or cards where it is narrow
  a pipe               tab-separated, never cut, the same in every language
  --json               one object, {"schema": "customs.NAME/1", ...}
  --csv                comma-separated, with a header
  -q                   only references or codes
  -o FILE              by its ending: xlsx pdf csv tsv json html md txt

In JSON dates are ISO, money is {"amount": "12.50", "currency": "CNY"}; later
versions only add names. In CSV and XLSX a cell that a spreadsheet could take
for a formula is written as text. Several tables (summary --style, report)
follow one another there, each with its header; programs should use
--json, or customs export --layout gacc -o FILE.csv, which puts them in one.

Imports read csv, tsv, xlsx, xls, ods, json and jsonl; text in UTF-8, or as a
Chinese spreadsheet writes it (GB 18030). The order of the columns does not
matter, and they may have the names that other offices give them: --dry-run
shows what each is taken for, --map auto recognises them again, --map-save NAME
keeps the map. Every row is checked before any is written.
$columns
  Required: $required. Rows of one case_id are the lines of one
  batch; marks are separated by ;.
$records
""",
    "statuses": """The status of a batch is never stored: it follows from its proceedings, of which
there is one for each holder. While any proceeding is open, the batch has the
status of the open one that is furthest along; when all are closed, that of the
gravest outcome.

$statuses

customs list --status detained; in a filter status:detained,notified. What comes
next: customs help course.
""",
    "units": """Goods are counted in the unit in which they were found. It is shown beside the
number and never converted by guess. Pieces (pcs) are the items of a sum; every
other unit is summed by itself beside them.

$units

--unit takes the word, its Chinese (双), the number of the customs list of units
(001 to 163) or the UN/ECE code (KGM). It may follow the number instead: 30双,
1.5万个, 500kg, 2打. An office's own units: customs help environment.

The official total counts a pair, a set or any other thing as one; packages,
weights and measures do not count in it.
""",
    "categories": """The categories by which GACC counts goods, with older ones still in use.
--category takes the word, a unique beginning of it, or the Chinese.

$categories
""",
    "counting": """Four figures are shown side by side and never mixed
  measures           batches with a holder notified or with goods detained
  batches detained   those of them detained for some holder; a release later on
                     does not undo the count
  items              pieces of the detained lines; pairs, sets, kilograms beside
  value              of the detained lines, by currency, never added up

A batch is counted once, however many holders and marks it has; a piece that
bears 13 marks is one piece. In a table by holder or mark a batch may be in
several rows: the total counts it once, so rows may add up to more.

By outcome, each part of the goods counts under its own outcome, with its share
of the value; the batch counts under each of these outcomes. Goods of several
holders count under the outcome of each; customs show tells where they are, each
piece once. What a holder confirmed is divided among the parts, to each at most
its own quantity. A filter outcome:released finds a batch of which a part was
released.

A filter chooses batches, and their figures are of all their goods, those with
other marks too: --by mark --by goods gives the figures of each.

A batch belongs to the day on which it was found; if only the month or year is
known, to its first day. A campaign counts the batches entered under it.

What a holder confirmed (customs confirm) is the holder's statement; what
customs found (customs determine) is customs' own. Neither counts as the other.

A decision has one fine, however many holders' goods it is about; the fine
counts with the first of these holders. If parts of a holder's goods were
confiscated on several days, the fine of each decision counts on its own day.

The day's sheet shows each act with its goods, detained or not; the items of
customs today are those of detained lines, as everywhere else. Goods that a
court took are not in store until its word frees them; abandoned goods are, until
they are disposed of.

customs list with the same period and filter shows the batches behind a figure.
""",
    "proof": """Every act is one line of the journal, chained by SHA-256. A root, HASH@SIZE,
covers the first SIZE acts, all of them, byte for byte.

  customs verify                    nothing was lost or altered in the files
  customs anchor                    the root now; print it, file it
  customs anchor --check HASH@SIZE  is this still the history that was printed?
  customs timestamp request         have an authority stamp the root
  customs bundle 123 -o court.zip   one batch with its acts, evidence, proofs
  customs bundle verify court.zip --root HASH@SIZE
                                    the receiver's check; plain Python can do it
  customs backup /media/usb         a copy, proven as it is read back

A sheet shows the root at the time of printing: paper that was signed and filed
proves every act before it, also against whoever keeps the files. Without paper
only changes made by mistake are found. docs/PROOF.md says what is proven, and
against whom.
""",
}

KINDS = {
    "text": "Texts that hold the value",
    "word": "Closed words",
    "code": "Codes, whole",
    "prefix": "Codes, whole or their beginning",
    "number": "Numbers, 1,000 and 10万 too; a value with its currency, 10万元",
    "date": "Days, compared with a day or a period",
    "duration": "Working days left, 3wd or 3, below 0 when over",
}
"""Kind of field in a filter -> what it accepts."""

STATUSES = {
    "recorded": "nobody was notified yet",
    "notified": "the notice went out; the holder has three working days from service",
    "applied": "the holder applied for detention",
    "declined": "the holder does not want detention: to be released",
    "detained": "the goods are detained",
    "released": "released to the party",
    "confiscated": "confiscated, or collected",
    "transferred": "the case went to the police or to another office",
    "abandoned": "given up by traveller, sender or addressee",
    "disposed": "nothing of the goods is left in store, and some were disposed of",
}
"""Status -> what it means."""

UNIT_KINDS = {
    "piece": "Pieces",
    "thing": "Things counted beside the pieces",
    "package": "Packages, whatever is in them",
    "measure": "Weights and measures",
}
"""Kind of unit -> its name."""
