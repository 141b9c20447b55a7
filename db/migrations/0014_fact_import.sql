-- Facts of whole years that come all at once. A year without facts is filled beside the partitions, without indexes and
-- foreign keys, gets both when it is full, and then takes the place of the empty partition: indexes are built and keys
-- are checked for all rows together instead of one by one.

CREATE FUNCTION open_fact_year(of_year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM ensure_fact_year(of_year);
    EXECUTE format('DROP TABLE IF EXISTS fact_incoming_%s', of_year);
    EXECUTE format('CREATE TABLE fact_incoming_%s (LIKE fact_observation_current INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
                        CHECK (recorded_to = ''infinity''), CHECK (period_key >= %s AND period_key < %s))',
                   of_year, of_year * 100, (of_year + 1) * 100);
    EXECUTE format('GRANT INSERT ON fact_incoming_%s TO cchc_loader', of_year);
END
$$;

-- The indexes that the partitions have; a grain that came twice fails here.
CREATE FUNCTION index_fact_year(of_year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    definition text;
BEGIN
    FOR definition IN
        SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid = 'fact_observation_current'::regclass ORDER BY i.indexrelid
    LOOP
        EXECUTE regexp_replace(definition, '^(CREATE (UNIQUE )?INDEX) \S+ ON (ONLY )?\S+', format('\1 ON fact_incoming_%s', of_year));
    END LOOP;
    EXECUTE format('ANALYZE fact_incoming_%s', of_year);
END
$$;

-- False: the year has got facts meanwhile, or somebody reads on and on; nothing has changed then.
CREATE FUNCTION attach_fact_year(of_year integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    has_facts boolean;
BEGIN
    SET LOCAL lock_timeout = '10s';
    LOCK TABLE fact_observation_current IN ACCESS EXCLUSIVE MODE;
    EXECUTE format('SELECT EXISTS (SELECT FROM fact_observation_%s)', of_year) INTO has_facts;
    IF has_facts THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE fact_observation_%s', of_year);
    EXECUTE format('REVOKE ALL ON fact_incoming_%s FROM cchc_loader', of_year);
    EXECUTE format('GRANT SELECT ON fact_incoming_%s TO cchc_loader, cchc_reader', of_year);
    EXECUTE format('ALTER TABLE fact_incoming_%s RENAME TO fact_observation_%s', of_year, of_year);
    EXECUTE format('ALTER TABLE fact_observation_current ATTACH PARTITION fact_observation_%s FOR VALUES FROM (%s) TO (%s)',
                   of_year, of_year * 100, (of_year + 1) * 100);
    RETURN true;
EXCEPTION WHEN lock_not_available THEN
    RETURN false;
END
$$;

CREATE FUNCTION drop_fact_year(of_year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    EXECUTE format('DROP TABLE IF EXISTS fact_incoming_%s', of_year);
END
$$;

REVOKE EXECUTE ON FUNCTION open_fact_year(integer), index_fact_year(integer), attach_fact_year(integer), drop_fact_year(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_fact_year(integer), index_fact_year(integer), attach_fact_year(integer), drop_fact_year(integer) TO cchc_loader;

COMMENT ON FUNCTION open_fact_year(integer) IS 'Makes an empty table beside the partitions for a year''s facts that come all at once';
COMMENT ON FUNCTION index_fact_year(integer) IS 'Gives a filled table of open_fact_year the indexes of a partition';
COMMENT ON FUNCTION attach_fact_year(integer) IS 'Puts the filled table in the place of the year''s empty partition, keys checked';
COMMENT ON FUNCTION drop_fact_year(integer) IS 'Throws away what an import left';
