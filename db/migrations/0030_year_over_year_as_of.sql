-- Two years side by side as they stood at a moment: the view year_over_year over the facts of then.

CREATE FUNCTION year_over_year_as_of(moment timestamptz) RETURNS SETOF year_over_year
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
SELECT f.admin_unit_key, f.indicator_key, f.period_key, f.unit_of_measure_key, f.report_key, f.source_row,
       f.value, p.value AS prior_value, (f.value - p.value)::numeric(21, 6) AS change,
       (100 * (f.value - p.value) / NULLIF(abs(p.value), 0))::numeric(38, 6) AS change_percent,
       CASE
           WHEN p.value IS NULL THEN 'NoPrior'
           WHEN EXISTS (SELECT FROM unit_boundary_change c
                        WHERE c.admin_unit_code = u.admin_unit_code
                          AND c.effective_date > prior.starts_on AND c.effective_date < period.ends_on) THEN 'BoundaryChanged'
           WHEN p.unit_of_measure_key <> f.unit_of_measure_key
             OR EXISTS (SELECT FROM indicator_change c JOIN dim_indicator i USING (indicator_code)
                        WHERE i.indicator_key = f.indicator_key
                          AND c.effective_date > prior.starts_on AND c.effective_date < period.ends_on) THEN 'DefinitionChanged'
           ELSE 'Comparable'
       END AS comparability
FROM fact_observation_as_of(moment) f
JOIN dim_period period ON period.period_key = f.period_key
JOIN dim_admin_unit u ON u.admin_unit_key = f.admin_unit_key
LEFT JOIN dim_period prior ON prior.period_key = period.prior_year_key
LEFT JOIN LATERAL (
    SELECT o.value, o.unit_of_measure_key
    FROM dim_admin_unit v
    JOIN fact_observation_as_of(moment) o ON o.admin_unit_key = v.admin_unit_key
    WHERE v.admin_unit_code = u.admin_unit_code
      AND o.period_key = period.prior_year_key AND o.indicator_key = f.indicator_key AND o.value IS NOT NULL
    ORDER BY v.valid_from DESC
    LIMIT 1) p ON true
WHERE f.value IS NOT NULL
$$;

COMMENT ON FUNCTION year_over_year_as_of(timestamptz) IS 'Two years side by side as they stood at a moment';
