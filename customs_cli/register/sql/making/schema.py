"""The tables of a shared register, and what of them an officer may do.

`journal` holds the lines of every chain as the file has them, without their line ends; `ends` is the byte offset at
which a line would end in a file of its chain, so that the file's own verifier reads it. `documents` is the state that
the journal gives. The rest is derived from documents (`derived`). Every row tells its chain, by which it may be seen.
All texts are compared byte by byte.
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
    """The columns of a table of the file's index, as PostgreSQL has them."""
    found = re.search(rf"CREATE TABLE {table} \((.*?)\)(\s+WITHOUT ROWID)?;", INDEX_TABLES, re.DOTALL)
    assert found
    said = re.sub(r"PRIMARY KEY \([^)]*$|,? *PRIMARY KEY \([^)]*\)", "", found[1]).split(",")
    columns = [column.split() for column in said if column.strip()]
    return ", ".join(f"{name} {TEXT if name in _TEXTS else _TYPES[(*of, '')[0]]}" for name, *of in columns)


DERIVED: dict[str, str] = {table: _columns(table) for table in _OWN}
"""Table -> its columns, as `register.index.schema` explains them; each has `chain` behind them."""

_KEYS = {
    "batches": "ref, chain",
    "links": "code, no, chain",
    "codes": "kind, id, chain",
    "parties": "id, chain",
    "firms": "chain, block, party",
}
_UNIQUE = "\n".join(f"CREATE UNIQUE INDEX IF NOT EXISTS {name}_pkey ON {name} ({key});" for name, key in _KEYS.items())

_PAPERS = f"papers boolean GENERATED ALWAYS AS (tbl = 'batches' AND strpos(body, '{HAS_PAPERS.decode()}') > 0) STORED"
"""Whether papers were issued about a batch: a column, since an act that changes what an index is made of rewrites it in
all indexes of the table."""
PAPERS = f"ALTER TABLE documents ADD COLUMN IF NOT EXISTS {_PAPERS}; DROP INDEX IF EXISTS documents_issued"
"""What brings a register over in which there was no such column."""

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
"""What rows are found by, what takes longest first; each made where it is missing, once there are rows."""


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
"""Tables of which no act takes a row out."""
COMPRESSED = """
DO $$ BEGIN
    ALTER TABLE journal ALTER line SET COMPRESSION lz4;
    ALTER TABLE closed ALTER line SET COMPRESSION lz4;
    ALTER TABLE documents ALTER body SET COMPRESSION lz4;
EXCEPTION WHEN OTHERS THEN NULL; END $$;
"""
"""The quicker way to keep long texts, where the server knows it."""

KEPT_BY_CHAIN = ("documents", "seen", *DERIVED)
"""Tables whose rows an officer writes with an act, each of the own office or of names."""
_OF_ITS_CHAIN = {"documents": " AND chain = chain_of(tbl, key)", "batches": " AND chain = chain_of('batches', ref)"}
"""What a row that is written must be besides: nobody keeps a place that is another office's."""


def rights() -> str:
    """What officers may do, as statements that can be run again."""
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
    """What officers may do to tables of which each row is of an office or of names, as such statements."""
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
    """The condition that an officer may look at a row of that chain or office; of who sees all, none is compared."""
    return f"(SELECT reads_all()) OR {among(column, 'readable')}"


def among(column: str, function: str) -> str:
    """The condition that the chain or office of a row is one of those that a function allows."""
    return f"{column} = ANY ((SELECT {function}())::text[])"


def policies(table: str, what: str, condition: str, beside: str = "") -> list[str]:
    """The statements that let officers do one thing (`SELECT`, `INSERT`, ..) to the rows of which something holds.

    Args:
        table: Whose rows.
        what: What is allowed.
        condition: What holds of the rows.
        beside: A name, where it is allowed beside what another policy allows.
    """
    checked = f"WITH CHECK ({condition})" if what == "INSERT" else f"USING ({condition})"
    name = "_".join(filter(None, (table, what.lower(), beside)))
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS {name} ON {table}",
        f"CREATE POLICY {name} ON {table} FOR {what} TO {OFFICERS} {checked}",
    ]
