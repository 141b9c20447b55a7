-- Facts of whole years that come all at once: everything that takes long is done to the table beside the partitions, for
-- several years at a time. Its foreign keys are checked there too, under locks that hold up nobody, so that taking the
-- place of the empty partition is a change of the catalogue alone.

DROP FUNCTION open_fact_year(integer);
DROP FUNCTION drop_fact_year(integer);

-- What is the same for all rows is the table's default: it need not be sent.
CREATE FUNCTION open_fact_year(of_year integer, moment timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM ensure_fact_year(of_year);
    EXECUTE format('CREATE TABLE fact_incoming_%s (LIKE fact_observation_current INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
                        CONSTRAINT incoming_stands CHECK (recorded_to = ''infinity''),
                        CONSTRAINT incoming_year CHECK (period_key >= %s AND period_key < %s))',
                   of_year, of_year * 100, (of_year + 1) * 100);
    EXECUTE format('ALTER TABLE fact_incoming_%s ALTER observation_key DROP DEFAULT,
                        ALTER recorded_from SET DEFAULT %L, ALTER qualifier SET DEFAULT ''Exact''', of_year, moment);
    EXECUTE format('GRANT INSERT ON fact_incoming_%s TO cchc_loader', of_year);
END
$$;

-- Keys for many facts at once. Nobody else draws a key between the two steps: the lock is the sequence's own.
CREATE FUNCTION reserve_observation_keys(how_many integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    ALTER SEQUENCE observation_key_seq INCREMENT BY 1;
    RETURN setval('observation_key_seq', nextval('observation_key_seq') + how_many - 1) - how_many + 1;
END
$$;

-- A transaction of its own, for it stops changes of the dimensions while it lasts. Where such a change is under way and
-- stays so, the keys are checked when the year takes its place.
CREATE FUNCTION key_fact_year(of_year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    name       text;
    definition text;
BEGIN
    SET LOCAL lock_timeout = '10s';
    FOR name, definition IN
        SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conrelid = 'fact_observation_current'::regclass AND contype = 'f' ORDER BY oid
    LOOP
        EXECUTE format('ALTER TABLE fact_incoming_%s ADD CONSTRAINT %I %s NOT VALID', of_year, name, definition);
    END LOOP;
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
    NULL;
END
$$;

-- The indexes that the partitions have, and the keys checked; a grain that came twice or an unknown key fails here.
CREATE OR REPLACE FUNCTION index_fact_year(of_year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    definition text;
    name       text;
BEGIN
    FOR definition IN
        SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = 'fact_observation_current'::regclass ORDER BY i.indexrelid
    LOOP
        EXECUTE regexp_replace(definition, '^(CREATE (UNIQUE )?INDEX) \S+ ON (ONLY )?\S+', format('\1 ON fact_incoming_%s', of_year));
    END LOOP;
    FOR name IN
        SELECT conname FROM pg_constraint
        WHERE conrelid = format('fact_incoming_%s', of_year)::regclass AND contype = 'f' AND NOT convalidated ORDER BY oid
    LOOP
        EXECUTE format('ALTER TABLE fact_incoming_%s VALIDATE CONSTRAINT %I', of_year, name);
    END LOOP;
    EXECUTE format('ANALYZE fact_incoming_%s', of_year);
END
$$;

-- A year takes its place in the facts and lets go of keys of its own that point to the dimensions: all of these are locked
-- together. Whoever waits for a lock while it holds others could be waited for in turn, so it waits a moment only, lets
-- go of all, and tries again.
CREATE FUNCTION lock_fact_years() RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    tables text;
BEGIN
    SELECT string_agg(DISTINCT confrelid::regclass::text, ', ') INTO tables
    FROM pg_constraint WHERE conrelid = 'fact_observation_current'::regclass AND contype = 'f';
    SET LOCAL lock_timeout = '300ms';
    FOR attempt IN 1..25 LOOP
        BEGIN
            EXECUTE format('LOCK TABLE fact_observation_current, %s IN ACCESS EXCLUSIVE MODE', tables);
            RETURN true;
        EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
            PERFORM pg_sleep(0.1);
        END;
    END LOOP;
    RETURN false;
END
$$;

-- False: the year has got facts meanwhile, or somebody reads on and on; nothing has changed then.
CREATE OR REPLACE FUNCTION attach_fact_year(of_year integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    place     text := format('fact_observation_%s', of_year);
    incoming  text := format('fact_incoming_%s', of_year);
    has_facts boolean;
    names     jsonb;
    rename    record;
BEGIN
    IF NOT lock_fact_years() THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', place) INTO has_facts;
    IF has_facts THEN
        RETURN false;
    END IF;

    SELECT jsonb_object_agg(h.inhparent, c.relname) INTO names
    FROM pg_index i JOIN pg_inherits h ON h.inhrelid = i.indexrelid JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = place::regclass;
    EXECUTE format('DROP TABLE %I', place);
    EXECUTE format('REVOKE ALL ON %I FROM cchc_loader', incoming);
    EXECUTE format('GRANT SELECT ON %I TO cchc_loader, cchc_reader', incoming);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', incoming, place);
    EXECUTE format('ALTER TABLE fact_observation_current ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
                   place, of_year * 100, (of_year + 1) * 100);

    -- From here on it differs from a partition that was made empty by its facts alone.
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT incoming_stands, DROP CONSTRAINT incoming_year,
                        ALTER observation_key SET DEFAULT nextval(''observation_key_seq''),
                        ALTER recorded_from DROP DEFAULT, ALTER qualifier DROP DEFAULT', place);
    FOR rename IN
        SELECT c.relname AS old_name, names ->> h.inhparent::text AS new_name
        FROM pg_index i JOIN pg_inherits h ON h.inhrelid = i.indexrelid JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = place::regclass
    LOOP
        EXECUTE format('ALTER INDEX %I RENAME TO %I', rename.old_name, rename.new_name);
    END LOOP;
    RETURN true;
END
$$;

CREATE FUNCTION drop_incoming_facts() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    incoming regclass;
BEGIN
    FOR incoming IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname ~ '^fact_incoming_\d+$' AND relkind = 'r'
    LOOP
        -- Before the first of them: nothing is locked where nothing is left.
        IF NOT lock_fact_years() THEN
            RETURN;
        END IF;
        EXECUTE format('DROP TABLE %s', incoming);
    END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION open_fact_year(integer, timestamptz), reserve_observation_keys(integer), key_fact_year(integer),
    lock_fact_years(), drop_incoming_facts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_fact_year(integer, timestamptz), reserve_observation_keys(integer), key_fact_year(integer),
    drop_incoming_facts() TO cchc_loader;

COMMENT ON FUNCTION open_fact_year(integer, timestamptz) IS 'Makes an empty table beside the partitions for a year''s facts that come all at once and stand from the moment on';
COMMENT ON FUNCTION reserve_observation_keys(integer) IS 'Draws so many keys of facts, one after the other; returns the first';
COMMENT ON FUNCTION key_fact_year(integer) IS 'Gives a table of open_fact_year the foreign keys of a partition, not yet checked';
COMMENT ON FUNCTION index_fact_year(integer) IS 'Gives a filled table of open_fact_year the indexes of a partition and checks its foreign keys';
COMMENT ON FUNCTION lock_fact_years() IS 'Locks the facts and the dimensions until the transaction ends; false where others do not let go of them';
COMMENT ON FUNCTION attach_fact_year(integer) IS 'Puts the filled table in the place of the year''s empty partition';
COMMENT ON FUNCTION drop_incoming_facts() IS 'Throws away what an import left, its own or one that died';
