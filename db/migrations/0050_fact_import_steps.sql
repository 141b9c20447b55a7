-- Facts of whole years that come all at once: the steps of a year are taken apart, so that no processor waits. While the
-- indexes of one year are built, each beside the others, another year is copied. No step waits for the disk: what it wrote
-- is worth something only when the last transaction has put it in its place, and that one's commit flushes all of it.

DROP FUNCTION index_fact_year(integer);

CREATE OR REPLACE FUNCTION reserve_observation_keys(how_many integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    SET LOCAL synchronous_commit = off;
    ALTER SEQUENCE observation_key_seq INCREMENT BY 1;
    RETURN setval('observation_key_seq', nextval('observation_key_seq') + how_many - 1) - how_many + 1;
END
$$;

-- An unknown key fails here. Indexes of the table cannot be built meanwhile: so it comes before them. The statistics are
-- taken from a tenth of a year's facts, where that is fewer than the planner's own sample of 30,000.
CREATE FUNCTION check_fact_year(of_year integer, facts bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    name text;
BEGIN
    SET LOCAL synchronous_commit = off;
    FOR name IN
        SELECT conname FROM pg_constraint
        WHERE conrelid = format('fact_incoming_%s', of_year)::regclass AND contype = 'f' AND NOT convalidated ORDER BY oid
    LOOP
        EXECUTE format('ALTER TABLE fact_incoming_%s VALIDATE CONSTRAINT %I', of_year, name);
    END LOOP;
    PERFORM set_config('default_statistics_target', least(current_setting('default_statistics_target')::integer, greatest(30, facts / 3000))::text, true);
    EXECUTE format('ANALYZE fact_incoming_%s', of_year);
END
$$;

-- What takes longest first: it should not be begun last.
CREATE FUNCTION fact_year_indexes() RETURNS SETOF regclass
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT indexrelid FROM pg_index WHERE indrelid = 'fact_observation_current'::regclass ORDER BY indnatts DESC, indexrelid
$$;

-- A grain that came twice fails here.
CREATE FUNCTION index_fact_year(of_year integer, as_of_all regclass, workers integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    definition text;
BEGIN
    SELECT pg_get_indexdef(indexrelid) INTO STRICT definition
    FROM pg_index WHERE indexrelid = as_of_all AND indrelid = 'fact_observation_current'::regclass;
    SET LOCAL synchronous_commit = off;
    PERFORM set_config('max_parallel_maintenance_workers', least(current_setting('max_parallel_maintenance_workers')::integer, workers)::text, true);
    EXECUTE regexp_replace(definition, '^(CREATE (UNIQUE )?INDEX) \S+ ON (ONLY )?\S+', format('\1 ON fact_incoming_%s', of_year));
END
$$;

REVOKE EXECUTE ON FUNCTION check_fact_year(integer, bigint), fact_year_indexes(), index_fact_year(integer, regclass, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION check_fact_year(integer, bigint), fact_year_indexes(), index_fact_year(integer, regclass, integer) TO cchc_loader;

COMMENT ON FUNCTION check_fact_year(integer, bigint) IS 'Checks the foreign keys of a filled table of open_fact_year, and gives it statistics';
COMMENT ON FUNCTION fact_year_indexes() IS 'The indexes that a table of open_fact_year needs to become a partition, those that take longest first';
COMMENT ON FUNCTION index_fact_year(integer, regclass, integer) IS 'Gives a filled table of open_fact_year one index of a partition, built by so many workers besides the session itself';
