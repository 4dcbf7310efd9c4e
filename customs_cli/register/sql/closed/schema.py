"""The tables of closed chains: the lines of a file's journal, and up to which entry its records were merged."""

from customs_cli.register.sql.making.agreed import OFFICERS
from customs_cli.register.sql.making.schema import TEXT, among, policies, seen_by

TABLES = f"""
CREATE TABLE IF NOT EXISTS closings (
    chain {TEXT} PRIMARY KEY, office {TEXT} NOT NULL, register text NOT NULL, joined bigint NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS closed (
    chain {TEXT} REFERENCES closings, seq bigint, office {TEXT} NOT NULL, ends bigint NOT NULL, hash text NOT NULL,
    line {TEXT} NOT NULL, PRIMARY KEY (chain, seq)
);
CREATE INDEX IF NOT EXISTS closed_ends ON closed (chain, ends);
"""

FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION closed_follows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = customs, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (
            SELECT a.*, c.register, c.office AS owner, p.hash AS before, p.ends AS began,
                CASE WHEN starts_with(a.line, '{"format":2,') THEN left(a.line, position(',"salt":"' IN a.line) - 1)
                    ELSE left(a.line, length(a.line) - 75) END AS header
            FROM added AS a JOIN closings AS c ON c.chain = a.chain
            LEFT JOIN closed AS p ON p.chain = a.chain AND p.seq = a.seq - 1
        ) AS n WHERE NOT coalesce(
            office = owner AND (seq = 1 OR before IS NOT NULL) AND seq > 0
            AND ends = coalesce(began, 0) + octet_length(line) + 1
            AND right(line, 75) = ',"hash":"' || hash || '"}'
            AND encode(sha256(convert_to(header, 'UTF8')), 'hex') = hash
            AND right(header, 74) = ',"prev":"' || coalesce(before, register) || '"'
            AND (NOT starts_with(line, '{"format":2,') OR strpos(right(header, 150), ',"digest":"' || encode(sha256(
                convert_to(substr(line, length(header) + 1, length(line) - 75 - length(header)), 'UTF8')), 'hex') || '"'
            ) = 1), false)
    ) THEN
        RAISE EXCEPTION 'the entry does not follow the last one of its chain' USING ERRCODE = 'P0409';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS follows ON closed;
DROP TRIGGER IF EXISTS stands ON closed;
DROP TRIGGER IF EXISTS stays ON closed;
CREATE TRIGGER follows AFTER INSERT ON closed REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION closed_follows();
CREATE TRIGGER stands BEFORE UPDATE OR DELETE ON closed FOR EACH ROW EXECUTE FUNCTION journal_stands();
CREATE TRIGGER stays BEFORE TRUNCATE ON closed FOR EACH STATEMENT EXECUTE FUNCTION journal_stands();
"""


def made() -> str:
    """Return the tables and officers' rights to them, as statements that can be run repeatedly."""
    own = among("office", "writable")
    said = [
        f"REVOKE ALL ON closings, closed FROM {OFFICERS}",
        f"GRANT SELECT ON closings, closed TO {OFFICERS}",
        f"GRANT INSERT (chain, office, register), UPDATE (joined) ON closings TO {OFFICERS}",
        f"GRANT INSERT ON closed TO {OFFICERS}",
        *policies("closings", "SELECT", seen_by("office")),
        *policies("closings", "INSERT", f"{own} AND chain = 'closed:' || left(register, 16)"),
        *policies("closings", "UPDATE", own),
        *policies("closed", "SELECT", seen_by("office")),
        *policies("closed", "INSERT", own),
    ]
    return TABLES + FUNCTIONS + ";\n".join(said)
