"""The server's checks for `@heads`: every officer may read it and add entries, if they are true and complete.

An entry is complete if it includes every chain that has an act, up to its last three acts: others may act while it is
being written.
"""

from customs_cli.register.sql.making.schema import policies

HEADS = "{} = '@heads' AND (SELECT writable()) IS NOT NULL"

FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION heads_now() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$
    SELECT string_agg(said, ', ' ORDER BY said) FROM (
        SELECT name || ' ' || head || '@' || seq AS said FROM chains WHERE seq > 0 AND name <> '@heads'
        UNION ALL
        SELECT c.chain || ' ' || l.hash || '@' || l.seq FROM closings AS c, LATERAL (
            SELECT hash, seq FROM closed WHERE chain = c.chain ORDER BY seq DESC LIMIT 1) AS l
    ) AS ends WHERE is_administrator() OR writable() IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION heads_are_true(line text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$
    SELECT own.said ->> 'act' = 'heads' AND own.said ->> 'changes' = '[]' AND NOT EXISTS (
        SELECT 1 FROM regexp_split_to_table(own.said ->> 'reason', ', ') AS one,
            LATERAL regexp_match(one, '^([^ ,]+) ([0-9a-f]{64})@([0-9]{1,18})$') AS m
        WHERE m IS NULL OR NOT (
            EXISTS (SELECT 1 FROM journal AS j WHERE (j.chain, j.seq, j.hash) = (m[1], m[3]::bigint, m[2]))
            OR EXISTS (SELECT 1 FROM closed AS c WHERE (c.chain, c.seq, c.hash) = (m[1], m[3]::bigint, m[2]))))
    FROM (SELECT line::json AS said) AS own
$$;
CREATE OR REPLACE FUNCTION heads_are_whole(line text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$
    WITH told AS (
        SELECT m[1] AS chain, m[2]::bigint AS seq
        FROM regexp_split_to_table(line::json ->> 'reason', ', ') AS one,
            LATERAL regexp_match(one, '^([^ ,]+) .*@([0-9]{1,18})$') AS m
    )
    SELECT NOT EXISTS (
        SELECT 1 FROM chains AS c LEFT JOIN told ON told.chain = c.name
        WHERE c.seq > 0 AND c.name <> '@heads' AND (told.seq IS NULL OR told.seq < c.seq - 3)
    ) AND NOT EXISTS (
        SELECT 1 FROM closings AS c LEFT JOIN told ON told.chain = c.chain
        WHERE told.chain IS NULL AND EXISTS (SELECT 1 FROM closed AS l WHERE l.chain = c.chain)
    )
$$;
CREATE OR REPLACE FUNCTION heads_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = customs, pg_temp AS $$
BEGIN
    IF NOT heads_are_true(NEW.line) OR NOT heads_are_whole(NEW.line)
        OR NEW.act > 0 OR -NEW.act > (SELECT last_value FROM acts_done)
    THEN
        RAISE EXCEPTION 'the entry does not say where the chains end' USING ERRCODE = 'P0409';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS heads ON journal;
CREATE TRIGGER heads BEFORE INSERT ON journal FOR EACH ROW WHEN (NEW.chain = '@heads')
    EXECUTE FUNCTION heads_follow();
"""


def made() -> str:
    """Return functions and officers' rights as statements that can be run repeatedly, after those of closed chains."""
    said = [
        *policies("chains", "SELECT", HEADS.format("name"), "heads"),
        *policies("chains", "INSERT", HEADS.format("name"), "heads"),
        *policies("chains", "UPDATE", HEADS.format("name"), "heads"),
        *policies("journal", "SELECT", HEADS.format("chain"), "heads"),
        *policies("journal", "INSERT", HEADS.format("chain"), "heads"),
    ]
    return FUNCTIONS + ";\n".join(said)
