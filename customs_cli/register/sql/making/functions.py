"""The server's functions of a shared register: word search, and triggers that protect the journal whatever is typed."""

WORDS = r"""
CREATE OR REPLACE FUNCTION pairs(said text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
    SELECT pg_catalog.string_to_array(pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.left(
            said, pg_catalog.length(said) OPERATOR(pg_catalog./) 2 OPERATOR(pg_catalog.*) 2
        ), '(..)', '\1' OPERATOR(pg_catalog.||) pg_catalog.chr(1), 'g'), -1), pg_catalog.chr(1))
    OPERATOR(pg_catalog.||) pg_catalog.string_to_array(pg_catalog.left(pg_catalog.regexp_replace(pg_catalog.substr(
            said, 2, GREATEST(pg_catalog.length(said) OPERATOR(pg_catalog.-) 1, 0)
                OPERATOR(pg_catalog./) 2 OPERATOR(pg_catalog.*) 2
        ), '(..)', '\1' OPERATOR(pg_catalog.||) pg_catalog.chr(1), 'g'), -1), pg_catalog.chr(1))
$$;
CREATE OR REPLACE FUNCTION has_word(said text, word text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT customs.pairs(said) OPERATOR(pg_catalog.@>) customs.pairs(word)
        AND pg_catalog.strpos(said, word) OPERATOR(pg_catalog.>) 0
$$;
"""
"""Texts are indexed by pairs of adjacent characters, since a Chinese word may have only two.

All names are schema-qualified, so that no `search_path` can substitute other functions.
"""

# Functions in plpgsql are planned once per connection, those in sql at each call: an act calls some dozens.
# `bears_number` reveals only whether a document of any office has a number, so that no number is given twice.
# `referred_to` reveals which names (by position in its argument) are referred to by batches that the caller may not
# see, and nothing else of these batches, so that no name still in use is removed.
# `with_word` and `with_serial` run with the owner's rights and filter by what the caller may see: under a row-level
# policy the server uses no index whose function or operator might reveal hidden rows.
FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION chain_of(tbl text, key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN tbl IN ('batches', 'serials', 'sheets') THEN split_part(key, '-', 2) ELSE '@names' END;
CREATE OR REPLACE FUNCTION writable() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$ BEGIN
    RETURN (SELECT array_agg(office) || '@names'::text FROM rights WHERE role = session_user HAVING count(*) > 0);
END $$;
CREATE OR REPLACE FUNCTION reads_all() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$ BEGIN
    RETURN is_administrator() OR EXISTS (SELECT 1 FROM rights WHERE role = session_user AND reads = 'all');
END $$;
CREATE OR REPLACE FUNCTION district_of(office text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN length(office) = 4 AND translate(office, '0123456789', '') = '' THEN left(office, 2) || '00'
    ELSE office END;
CREATE OR REPLACE FUNCTION readable() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$
DECLARE
    own text[] := writable();
    districts text[];
    begun text[];
BEGIN
    IF own IS NULL AND NOT is_administrator() THEN
        RAISE EXCEPTION 'this role is no officer''s' USING ERRCODE = '42501';
    END IF;
    districts := ARRAY(
        SELECT CASE r.reads WHEN 'all' THEN '*' ELSE coalesce(t.district, district_of(r.office)) END
        FROM rights AS r LEFT JOIN tree AS t USING (office) WHERE r.role = session_user AND r.reads <> 'own');
    IF '*' = ANY (districts) THEN
        RETURN ARRAY(SELECT name FROM chains);
    ELSIF districts = '{}' THEN
        RETURN coalesce(own, '{}');
    END IF;
    begun := ARRAY(SELECT left(one, 2) FROM unnest(districts) AS one);
    RETURN own || ARRAY(
        SELECT name FROM chains AS c WHERE left(name, 2) = ANY (begun) AND district_of(name) = ANY (districts)
            AND NOT EXISTS (SELECT 1 FROM tree WHERE office = c.name)
        ) || ARRAY(SELECT office FROM tree WHERE among && districts);
END $$;
CREATE OR REPLACE FUNCTION is_administrator() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = customs, pg_temp AS $$ BEGIN
    RETURN (SELECT pg_has_role(session_user, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'customs');
END $$;
CREATE OR REPLACE FUNCTION with_word(word text) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$
DECLARE
    sees_all boolean := reads_all();
    seen text[] := readable();
BEGIN
    RETURN QUERY SELECT t.no FROM texts AS t WHERE has_word(t.text, word) AND (sees_all OR t.chain = ANY (seen));
END $$;
CREATE OR REPLACE FUNCTION with_serial(serials text[]) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$
DECLARE
    sees_all boolean := reads_all();
    seen text[] := readable();
BEGIN
    RETURN QUERY SELECT d.key FROM documents AS d
        WHERE d.tbl = 'batches' AND right(d.key, 6) = ANY (serials) AND (sees_all OR d.chain = ANY (seen));
END $$;
CREATE OR REPLACE FUNCTION bears_number(word text, written text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$ BEGIN
    RETURN (is_administrator() OR writable() IS NOT NULL) AND EXISTS (
        SELECT 1 FROM texts AS t JOIN batches AS b USING (no) JOIN documents AS d ON d.tbl = 'batches' AND d.key = b.ref
        CROSS JOIN unnest(written) AS one
        WHERE has_word(t.text, word) AND strpos(d.body, '{"number":' || one || ',"form":"') > 0);
END $$;
CREATE OR REPLACE FUNCTION referred_to(asked text) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customs, pg_temp AS $$
DECLARE
    seen text[] := readable();
BEGIN
    IF reads_all() THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT nth::text FROM json_array_elements(asked::json) WITH ORDINALITY AS one (name, nth)
        WHERE EXISTS (SELECT 1 FROM links AS l WHERE l.code = (one.name ->> 0)::bigint AND l.chain <> ALL (seen))
            OR EXISTS (
                SELECT 1 FROM codes AS c JOIN batches AS b
                    ON b.chain = c.chain AND c.id IN (b.office, b.joint, b.campaigns, b.clues)
                WHERE c.kind = one.name ->> 1 AND c.chain <> ALL (seen) AND strpos(c.text, one.name ->> 2) > 0);
END $$;
CREATE OR REPLACE FUNCTION are_changes(those json, chain text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE SET search_path = customs, pg_temp AS $$ BEGIN
    RETURN NOT EXISTS (
        SELECT 1 FROM json_array_elements(those) AS one, LATERAL left(one::text, 200) AS begins
        WHERE NOT coalesce(json_array_length(one) = 5 AND begins ~ '^\["[a-z_]+","'
            AND chain = chain_of(split_part(begins, '"', 2), split_part(begins, '"', 4)), false));
END $$;
CREATE OR REPLACE FUNCTION is_an_act(header json, below json, chain text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE SET search_path = customs, pg_temp AS $$ BEGIN
    RETURN coalesce(
        ARRAY(SELECT json_object_keys(header)) = '{format,seq,at,by,office,act,reverts,root,digest,prev}'
        AND header ->> 'at' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]{1,6})?Z$'
        AND (header ->> 'at')::timestamptz IS NOT NULL
        AND json_typeof(header -> 'by') || json_typeof(header -> 'office') || json_typeof(header -> 'act')
            = 'arraystringstring'
        AND header ->> 'reverts' ~ '^[0-9]{1,18}$' IS NOT FALSE
        AND NOT EXISTS (SELECT 1 FROM json_array_elements(header -> 'by') AS one WHERE json_typeof(one) <> 'string')
        AND (SELECT string_agg(one.key || json_typeof(one.value), ' ') = 'saltstring reasonstring changesarray'
                AND bool_and(one.key <> 'changes' OR are_changes(one.value, chain)) FROM json_each(below) AS one),
        false);
END $$;
CREATE OR REPLACE FUNCTION journal_follows() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = customs, pg_temp AS $$
DECLARE
    own chains;
    place integer := position(',"salt":"' IN NEW.line);
    header text := left(NEW.line, place - 1);
    below text := substr(NEW.line, place, length(NEW.line) - 74 - place);
    said json;
    last record;
BEGIN
    IF TG_RELID <> 'customs.journal'::regclass THEN
        RAISE EXCEPTION 'the journal is never changed' USING ERRCODE = '42501';
    END IF;
    SELECT * INTO own FROM chains WHERE name = NEW.chain FOR UPDATE;
    SELECT seq, act, hash, ends INTO last FROM journal WHERE chain = NEW.chain ORDER BY seq DESC LIMIT 1;
    IF (coalesce(last.seq, 0), coalesce(last.hash, ''), coalesce(last.ends, 0)) <> (own.seq, own.head, own.ends) THEN
        RAISE EXCEPTION 'the chain does not end where the database says' USING ERRCODE = 'XX001';
    END IF;
    IF own.name IS NULL OR NEW.seq <> own.seq + 1 OR place = 0
        OR right(NEW.line, 75) <> ',"hash":"' || NEW.hash || '"}'
        OR encode(sha256(convert_to(header, 'UTF8')), 'hex') <> NEW.hash
        OR strpos(right(header, 150), ',"digest":"' || encode(sha256(convert_to(below, 'UTF8')), 'hex') || '"') <> 1
        OR (own.seq > 0 AND right(header, 74) <> ',"prev":"' || own.head || '"')
    THEN
        RAISE EXCEPTION 'the entry does not follow the last one of its chain' USING ERRCODE = 'P0409';
    END IF;
    said := replace(header || '}', '\u0000', '\ufffd')::json;  -- the type json reads no NUL
    IF (said ->> 'seq')::bigint <> NEW.seq
        OR (NEW.chain <> '@heads' AND (NEW.act <> currval('acts_done') OR NEW.act <= last.act))
        OR NOT is_an_act(said, replace('{' || substr(below, 2) || '}', '\u0000', '\ufffd')::json, NEW.chain)
    THEN
        RAISE EXCEPTION 'the entry does not follow the last one of its chain' USING ERRCODE = 'P0409';
    END IF;
    IF NOT is_administrator() THEN
        IF NOT EXISTS (SELECT 1 FROM rights WHERE role = session_user AND name = said -> 'by' ->> 0) THEN
            RAISE EXCEPTION 'an officer acts under the own name' USING ERRCODE = '42501';
        END IF;
        IF said ->> 'office' <> '' AND NOT (said ->> 'office' = ANY (writable())) THEN
            RAISE EXCEPTION 'an officer acts for the own office' USING ERRCODE = '42501';
        END IF;
    END IF;
    NEW.ends := own.ends + octet_length(NEW.line) + 1;
    UPDATE chains SET seq = NEW.seq, head = NEW.hash, ends = NEW.ends WHERE name = NEW.chain;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION journal_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = customs, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'the journal is never changed' USING ERRCODE = '42501';
END $$;
DROP TRIGGER IF EXISTS follows ON journal;
DROP TRIGGER IF EXISTS stands ON journal;
DROP TRIGGER IF EXISTS stays ON journal;
CREATE TRIGGER follows BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_follows();
CREATE TRIGGER stands BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_stands();
CREATE TRIGGER stays BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_stands();
"""

_CALLED = (
    "chain_of(text, text), writable(), readable(), reads_all(), is_administrator(), pairs(text), has_word(text, text),"
    " with_word(text), with_serial(text[]), bears_number(text, text[]), referred_to(text), heads_now()"
)
"""What officers' sessions call: in queries, policies and indexes."""


def calls(officers: str) -> str:
    """Return which functions officers may call, as statements that can be run repeatedly, after all functions.

    The triggers' functions are not among them: tied to a table of a session's own, they would run with the owner's
    rights on whatever is put into that table.
    """
    return f"""
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA customs FROM PUBLIC, {officers};
GRANT EXECUTE ON FUNCTION {_CALLED} TO {officers}"""
