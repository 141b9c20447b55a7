-- What a sum must not mix. A statement that would mix it stops with the SQLSTATE CCMIX and says what it is.

-- Whether any two of the periods have a day in common.
CREATE FUNCTION periods_overlap(keys integer[]) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE STRICT
AS $$
    SELECT coalesce(bool_or(starts_on < covered), false)
    FROM (SELECT starts_on, max(ends_on) OVER (ORDER BY starts_on, ends_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
          FROM dim_period WHERE period_key = ANY (keys)) p
$$;

-- Whether one of the administrative units lies in another.
CREATE FUNCTION units_nest(keys integer[]) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE STRICT
AS $$
    WITH unit AS MATERIALIZED (
        SELECT d.admin_unit_code, d.level, d.district_code, d.province_code
        FROM unnest(keys) AS k (admin_unit_key) JOIN dim_admin_unit d USING (admin_unit_key))
    SELECT EXISTS (SELECT FROM unit lower JOIN unit upper ON lower.province_code = upper.admin_unit_code
                   WHERE upper.level = 'Province' AND lower.level <> 'Province')
        OR EXISTS (SELECT FROM unit lower JOIN unit upper ON lower.district_code = upper.admin_unit_code
                   WHERE upper.level = 'District' AND lower.level = 'Commune')
$$;

CREATE FUNCTION require_additive(units_of_measure boolean, periods boolean, overlap boolean, nesting boolean) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
BEGIN
    IF units_of_measure OR periods OR overlap OR nesting THEN
        RAISE EXCEPTION USING ERRCODE = 'CCMIX', MESSAGE = concat_ws(',',
            CASE WHEN units_of_measure THEN 'units-of-measure' END, CASE WHEN periods THEN 'periods' END,
            CASE WHEN overlap THEN 'overlap' END, CASE WHEN nesting THEN 'nesting' END);
    END IF;
    RETURN true;
END
$$;

-- The unit of measure beside the value: a sum that knows what it sums stays an index-only scan.
CREATE INDEX fact_observation_measure
    ON fact_observation_current (indicator_key, period_key, admin_unit_key) INCLUDE (value, unit_of_measure_key);
DROP INDEX fact_observation_indicator;

COMMENT ON FUNCTION periods_overlap(integer[]) IS 'Whether any two of the periods have a day in common';
COMMENT ON FUNCTION units_nest(integer[]) IS 'Whether one of the administrative units lies in another';
COMMENT ON FUNCTION require_additive(boolean, boolean, boolean, boolean) IS 'True, or the error CCMIX that names what would be mixed';
