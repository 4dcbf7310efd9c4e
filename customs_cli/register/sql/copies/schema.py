"""The table of evidence files: small ones are in it, large ones at the place for them; each row belongs to a chain."""

from customs_cli.register.sql.making.agreed import OFFICERS
from customs_cli.register.sql.making.schema import TEXT, among, policies, seen_by

TABLES = f"""
CREATE TABLE IF NOT EXISTS evidence (
    chain {TEXT}, sha256 text, size bigint NOT NULL, data bytea, PRIMARY KEY (chain, sha256)
);
ALTER TABLE evidence ALTER COLUMN data SET STORAGE EXTERNAL;
"""

FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION evidence_is_whole() RETURNS trigger
LANGUAGE plpgsql SET search_path = customs, pg_temp AS $$
BEGIN
    IF NEW.sha256 !~ '^[0-9a-f]{64}$' OR NEW.size < 0 OR (NEW.data IS NOT NULL
        AND (octet_length(NEW.data) <> NEW.size OR encode(sha256(NEW.data), 'hex') <> NEW.sha256)) THEN
        RAISE EXCEPTION 'the file is not what its SHA-256 says' USING ERRCODE = 'P0409';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS whole ON evidence;
DROP TRIGGER IF EXISTS comes ON evidence;
DROP TRIGGER IF EXISTS stands ON evidence;
DROP TRIGGER IF EXISTS stays ON evidence;
CREATE TRIGGER whole BEFORE INSERT OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION evidence_is_whole();
CREATE TRIGGER comes BEFORE UPDATE ON evidence FOR EACH ROW
    WHEN (OLD.data IS NOT NULL OR NEW.data IS NULL OR (OLD.chain, OLD.sha256) <> (NEW.chain, NEW.sha256))
    EXECUTE FUNCTION journal_stands();
CREATE TRIGGER stands BEFORE DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION journal_stands();
CREATE TRIGGER stays BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION journal_stands();
"""
"""A row for a file that is kept elsewhere may receive the file later; nothing else in a row may change."""


def made() -> str:
    """Return the table and officers' rights to it, as statements that can be run repeatedly."""
    said = [
        f"REVOKE ALL ON evidence FROM {OFFICERS}",
        f"GRANT SELECT, INSERT, UPDATE (size, data) ON evidence TO {OFFICERS}",
        *policies("evidence", "SELECT", seen_by("chain")),
        *policies("evidence", "INSERT", among("chain", "writable")),
        *policies("evidence", "UPDATE", among("chain", "writable")),
    ]
    return TABLES + FUNCTIONS + ";\n".join(said)
