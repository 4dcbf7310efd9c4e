"""The tables of a shared register, and what officers may do with them.

`journal` holds the lines of every chain in the format of the file, without line ends; `ends` is the byte offset at
which a line would end in a file of its chain, so that the file's own verifier can read it. `documents` is the state
that the journal gives. The rest is derived from documents (`derived`). Every row names its chain, which decides who may
see it. All texts are compared byte by byte.
"""

import re
from collections.abc import Collection

from customs_cli.register.file.codec import PAPERS as HAS_PAPERS
from customs_cli.register.index.schema import TABLES as INDEX_TABLES
from customs_cli.register.sql.making.agreed import OFFICERS

TEXT = 'text COLLATE "C"'
"""The type of texts that are compared byte by byte."""
_OWN = (
    *("batches", "texts", "parts", "links", "behind", "traces", "acts", "penalties", "steps", "acted", "stored"),
    *("deadlines", "waiting", "codes", "parties", "firms"),
)
_TYPES = {"INT": "bigint", "INTEGER": "bigint", "TEXT": TEXT, "BLOB": TEXT, "": "bigint"}
_TEXTS = ("extras", "confirmed")


def _columns(table: str) -> str:
    found = re.search(rf"CREATE TABLE {table} \((.*?)\)(\s+WITHOUT ROWID)?;", INDEX_TABLES, re.DOTALL)
    assert found
    said = re.sub(r"PRIMARY KEY \([^)]*$|,? *PRIMARY KEY \([^)]*\)", "", found[1]).split(",")
    columns = [column.split() for column in said if column.strip()]
    return ", ".join(f"{name} {TEXT if name in _TEXTS else _TYPES[(*of, '')[0]]}" for name, *of in columns)


DERIVED: dict[str, str] = {table: _columns(table) for table in _OWN}
"""Table to its columns, as explained in `register.index.schema`; a column `chain` follows them."""

_KEYS = {
    "batches": "ref, chain",
    "links": "code, no, chain",
    "codes": "kind, id, chain",
    "parties": "id, chain",
    "firms": "chain, block, party",
}
_UNIQUE = "\n".join(f"CREATE UNIQUE INDEX IF NOT EXISTS {name}_pkey ON {name} ({key});" for name, key in _KEYS.items())

_PAPERS = f"papers boolean GENERATED ALWAYS AS (tbl = 'batches' AND strpos(body, '{HAS_PAPERS.decode()}') > 0) STORED"
"""Whether papers were issued for a batch: a stored column, since with an index over `body` itself every change of a
body would rewrite the row's entries in all indexes of the table."""
PAPERS = f"ALTER TABLE documents ADD COLUMN IF NOT EXISTS {_PAPERS}; DROP INDEX IF EXISTS documents_issued"
"""Upgrades a register that does not have that column."""

INDEXES = f"""
CREATE INDEX IF NOT EXISTS texts_pairs ON texts USING gin (pairs(text));
{_UNIQUE}
CREATE INDEX IF NOT EXISTS codes_chain ON codes (chain, kind);
CREATE INDEX IF NOT EXISTS parties_chain ON parties (chain);
CREATE INDEX IF NOT EXISTS documents_chain ON documents (chain);
CREATE INDEX IF NOT EXISTS documents_papers ON documents (key) INCLUDE (chain) WHERE papers;
CREATE INDEX IF NOT EXISTS documents_serials ON documents (chain) WHERE tbl = 'serials';
CREATE INDEX IF NOT EXISTS batches_no ON batches (no);
CREATE INDEX IF NOT EXISTS batches_day ON batches (day, ref);
CREATE INDEX IF NOT EXISTS batches_office ON batches (office, day);
CREATE INDEX IF NOT EXISTS batches_consignor ON batches (consignor, day) WHERE consignor IS NOT NULL;
CREATE INDEX IF NOT EXISTS batches_consignee ON batches (consignee, day) WHERE consignee IS NOT NULL;
CREATE INDEX IF NOT EXISTS batches_document ON batches (document) WHERE document IS NOT NULL;
CREATE INDEX IF NOT EXISTS batches_source ON batches (source) WHERE source IS NOT NULL;
CREATE INDEX IF NOT EXISTS batches_held ON batches (held, ref) WHERE held IS NOT NULL;
CREATE INDEX IF NOT EXISTS batches_stored ON batches (stored, ref) WHERE stored IS NOT NULL;
CREATE INDEX IF NOT EXISTS texts_no ON texts (no);
CREATE INDEX IF NOT EXISTS parts_no ON parts (no);
CREATE INDEX IF NOT EXISTS parts_day ON parts (day);
CREATE INDEX IF NOT EXISTS behind_party ON behind (party, no);
CREATE INDEX IF NOT EXISTS behind_no ON behind (no);
CREATE INDEX IF NOT EXISTS traces_trace ON traces (trace, no);
CREATE INDEX IF NOT EXISTS traces_no ON traces (no);
CREATE INDEX IF NOT EXISTS firms_block ON firms USING hash (block);
CREATE INDEX IF NOT EXISTS links_no ON links (no);
CREATE INDEX IF NOT EXISTS acts_day ON acts (day, no);
CREATE INDEX IF NOT EXISTS acts_no ON acts (no);
CREATE INDEX IF NOT EXISTS penalties_party ON penalties (party, day);
CREATE INDEX IF NOT EXISTS penalties_no ON penalties (no);
CREATE INDEX IF NOT EXISTS steps_day ON steps (day, no);
CREATE INDEX IF NOT EXISTS steps_no ON steps (no);
CREATE INDEX IF NOT EXISTS acted_day ON acted (day, no);
CREATE INDEX IF NOT EXISTS acted_no ON acted (no);
CREATE INDEX IF NOT EXISTS stored_no ON stored (no);
CREATE INDEX IF NOT EXISTS deadlines_due ON deadlines (due, ref);
CREATE INDEX IF NOT EXISTS deadlines_no ON deadlines (no);
CREATE INDEX IF NOT EXISTS waiting_due ON waiting (due, ref);
CREATE INDEX IF NOT EXISTS waiting_no ON waiting (no);
CREATE INDEX IF NOT EXISTS parties_folded ON parties USING hash (folded);
CREATE INDEX IF NOT EXISTS parties_code ON parties USING hash (code);
"""
"""The SQL indexes, the slowest to make first; each is made if missing, once there are rows."""


def _derived(name: str) -> str:
    return f"CREATE TABLE IF NOT EXISTS {name} ({DERIVED[name]}, chain {TEXT} NOT NULL);\n"


ROWS = "".join(map(_derived, DERIVED))
"""The tables of derived rows alone; `INDEXES` are made once there are rows."""

TABLES = f"""
CREATE TABLE meta (key text PRIMARY KEY, value text NOT NULL);
CREATE TABLE rights (role text, name text, office {TEXT}, reads text NOT NULL, PRIMARY KEY (role, office));
CREATE TABLE chains (
    name {TEXT} PRIMARY KEY,
    seq bigint NOT NULL DEFAULT 0, head text NOT NULL DEFAULT '', ends bigint NOT NULL DEFAULT 0, held boolean
);
CREATE SEQUENCE acts_done;
CREATE SEQUENCE names_put;
CREATE TABLE journal (
    chain {TEXT} REFERENCES chains, seq bigint, act bigint NOT NULL, ends bigint NOT NULL, hash text NOT NULL,
    line {TEXT} NOT NULL, PRIMARY KEY (chain, seq)
);
CREATE INDEX journal_act ON journal (act);
CREATE INDEX journal_ends ON journal (chain, ends);
CREATE TABLE documents (
    tbl {TEXT}, key {TEXT}, chain {TEXT} NOT NULL, nth bigint NOT NULL DEFAULT 0, body {TEXT} NOT NULL,
    {_PAPERS}, PRIMARY KEY (tbl, key)
);
CREATE INDEX documents_nth ON documents (tbl, nth) WHERE tbl <> 'batches';
CREATE INDEX documents_serial ON documents (right(key, 6)) WHERE tbl = 'batches';
CREATE TABLE seen (key {TEXT}, chain {TEXT}, act bigint, PRIMARY KEY (key, act, chain));
"""

GROWING = ("seen", "codes", "parties", "firms")
"""Tables from which no act deletes rows."""
COMPRESSED = """
DO $$ BEGIN
    ALTER TABLE journal ALTER line SET COMPRESSION lz4;
    ALTER TABLE closed ALTER line SET COMPRESSION lz4;
    ALTER TABLE documents ALTER body SET COMPRESSION lz4;
EXCEPTION WHEN OTHERS THEN NULL; END $$;
"""
"""Selects the faster compression of long texts, if the server supports it."""

KEPT_BY_CHAIN = ("documents", "seen", *DERIVED)
"""Tables whose rows an officer writes with an act, each of the own office or of names."""
_OF_ITS_CHAIN = {"documents": " AND chain = chain_of(tbl, key)", "batches": " AND chain = chain_of('batches', ref)"}
"""Further conditions for a row that is written: it must not use a key that belongs to another office."""


def rights() -> str:
    """Return the rights of officers, as statements that can be run repeatedly."""
    tables = "meta, rights, chains, journal"
    said = [
        f"REVOKE ALL ON {tables} FROM {OFFICERS}",
        f"GRANT USAGE ON SCHEMA customs TO {OFFICERS}",
        f"GRANT SELECT ON {tables} TO {OFFICERS}",
        f"GRANT INSERT (name), UPDATE (held) ON chains TO {OFFICERS}",
        f"GRANT INSERT ON journal TO {OFFICERS}",
        f"GRANT USAGE ON SEQUENCE acts_done, names_put TO {OFFICERS}",
        *policies("rights", "SELECT", "role = session_user"),
        *policies("chains", "SELECT", seen_by("name")),
        *policies("chains", "INSERT", among("name", "writable")),
        *policies("chains", "UPDATE", among("name", "writable")),
        *policies("journal", "SELECT", seen_by("chain")),
        *policies("journal", "INSERT", among("chain", "writable")),
    ]
    return ";\n".join([*said, rights_by_chain(KEPT_BY_CHAIN), f"GRANT UPDATE ON documents TO {OFFICERS}"])


def rights_by_chain(tables: Collection[str]) -> str:
    """Return the rights of officers to tables whose rows belong to an office or to names, as such statements."""
    said = [
        f"REVOKE ALL ON {', '.join(tables)} FROM {OFFICERS}",
        f"GRANT SELECT, INSERT ON {', '.join(tables)} TO {OFFICERS}",
        f"GRANT DELETE ON {', '.join(name for name in tables if name not in GROWING)} TO {OFFICERS}",
    ]
    for table in tables:
        said += policies(table, "SELECT", seen_by("chain"))
        for what in ("INSERT", "UPDATE", "DELETE"):
            said += policies(table, what, among("chain", "writable") + _OF_ITS_CHAIN.get(table, ""))
    return ";\n".join(said)


def seen_by(column: str) -> str:
    """Return the condition that an officer may see rows by chain or office.

    Whoever may read all rows needs no comparison.
    """
    return f"(SELECT reads_all()) OR {among(column, 'readable')}"


def among(column: str, function: str) -> str:
    """Return the condition that the chain or office of a row is one that a function allows."""
    return f"{column} = ANY ((SELECT {function}())::text[])"


def policies(table: str, what: str, condition: str, beside: str = "") -> list[str]:
    """Return the statements that allow officers one operation on the rows that meet a condition.

    Args:
        table: The table.
        what: The operation: `SELECT`, `INSERT` and so on.
        condition: The condition on the rows.
        beside: A suffix for the policy's name, if it is in addition to another policy for the same operation.
    """
    checked = f"WITH CHECK ({condition})" if what == "INSERT" else f"USING ({condition})"
    name = "_".join(filter(None, (table, what.lower(), beside)))
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS {name} ON {table}",
        f"CREATE POLICY {name} ON {table} FOR {what} TO {OFFICERS} {checked}",
    ]
