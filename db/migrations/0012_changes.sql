-- What changed between two moments: facts that began and still stood at the later one, and facts that stood at the earlier
-- one and have ended (their recorded_to says when; it is infinity for those that began). The later moment may be infinity: now.

CREATE INDEX fact_observation_began ON fact_observation USING brin (recorded_from) WITH (pages_per_range = 16);

CREATE FUNCTION fact_observation_changes(since timestamptz, until timestamptz) RETURNS SETOF fact_observation
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT observation_key, recorded_from, timestamptz 'infinity', period_key, admin_unit_key, indicator_key, report_key, source_row,
           unit_of_measure_key, status, qualifier, value, denominator
    FROM fact_observation
    WHERE recorded_from > since AND recorded_from <= until AND (recorded_to > until OR recorded_to = 'infinity')
    UNION ALL
    SELECT observation_key, recorded_from, recorded_to, period_key, admin_unit_key, indicator_key, report_key, source_row,
           unit_of_measure_key, status, qualifier, value, denominator
    FROM fact_observation
    WHERE recorded_from <= since AND recorded_to > since AND recorded_to <= until AND recorded_to < 'infinity'
$$;

COMMENT ON FUNCTION fact_observation_changes(timestamptz, timestamptz) IS 'Facts that began or ended between two moments';
