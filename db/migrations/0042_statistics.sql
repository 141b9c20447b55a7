-- The planner's statistics of partitioned tables: autovacuum keeps those of the partitions, never those of the whole.

CREATE FUNCTION tend_statistics() RETURNS SETOF regclass
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    stale regclass;
BEGIN
    FOR stale IN
        SELECT whole.oid
        FROM pg_class AS whole
        CROSS JOIN LATERAL (
            SELECT sum(pg_stat_get_live_tuples(leaf.relid)) AS live
            FROM pg_partition_tree(whole.oid) AS leaf WHERE leaf.isleaf
        ) AS parts
        WHERE whole.relkind = 'p' AND NOT whole.relispartition AND whole.relnamespace = 'public'::regnamespace
          AND abs(parts.live - greatest(whole.reltuples, 0)) > 0.1 * greatest(whole.reltuples, 0) + 500
    LOOP
        EXECUTE format('ANALYZE %s', stale);
        RETURN NEXT stale;
    END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION tend_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tend_statistics() TO cchc_loader;

COMMENT ON FUNCTION tend_statistics() IS 'Renews the statistics of partitioned tables that have grown or shrunk by a tenth, and names them';
