-- One year beside the year before, and whether the two may be compared.

-- When a definition changed: values before and after it are not of one kind.
CREATE TABLE indicator_change (
    indicator_code text NOT NULL REFERENCES dim_indicator (indicator_code),
    effective_date date NOT NULL,
    basis          text NOT NULL,
    change         text NOT NULL,
    change_en      text NOT NULL,
    PRIMARY KEY (indicator_code, effective_date)
);

-- When a unit's territory changed: by merger or split, or because a unit below it came or went.
CREATE TABLE unit_boundary_change (
    admin_unit_code text NOT NULL,
    effective_date  date NOT NULL,
    PRIMARY KEY (admin_unit_code, effective_date)
);

GRANT SELECT ON indicator_change, unit_boundary_change TO cchc_loader, cchc_reader;

-- The prior observation is that of the unit with the same code, whichever version of it then stood.
-- What happens after the first day of the prior period and up to the last of this one parts the two.
CREATE VIEW year_over_year AS
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
FROM fact_observation_current f
JOIN dim_period period ON period.period_key = f.period_key
JOIN dim_admin_unit u ON u.admin_unit_key = f.admin_unit_key
LEFT JOIN dim_period prior ON prior.period_key = period.prior_year_key
LEFT JOIN LATERAL (
    SELECT o.value, o.unit_of_measure_key
    FROM dim_admin_unit v
    JOIN fact_observation_current o ON o.admin_unit_key = v.admin_unit_key
    WHERE v.admin_unit_code = u.admin_unit_code
      AND o.period_key = period.prior_year_key AND o.indicator_key = f.indicator_key AND o.value IS NOT NULL
    ORDER BY v.valid_from DESC
    LIMIT 1) p ON true
WHERE f.value IS NOT NULL;

GRANT SELECT ON year_over_year TO cchc_loader, cchc_reader;

COMMENT ON TABLE indicator_change IS 'A change of an indicator''s definition';
COMMENT ON COLUMN indicator_change.indicator_code IS 'Code of the indicator';
COMMENT ON COLUMN indicator_change.effective_date IS 'First day of the new definition';
COMMENT ON COLUMN indicator_change.basis IS 'Legal basis';
COMMENT ON COLUMN indicator_change.change IS 'What changed, in Vietnamese';
COMMENT ON COLUMN indicator_change.change_en IS 'What changed, in English';
COMMENT ON TABLE unit_boundary_change IS 'A change of an administrative unit''s territory, drawn from the register and the lineage';
COMMENT ON COLUMN unit_boundary_change.admin_unit_code IS 'Code of the administrative unit';
COMMENT ON COLUMN unit_boundary_change.effective_date IS 'First day within the new boundaries';
COMMENT ON VIEW year_over_year IS 'Observation beside that of the same period a year before';
COMMENT ON COLUMN year_over_year.admin_unit_key IS 'Key of the administrative unit';
COMMENT ON COLUMN year_over_year.indicator_key IS 'Key of the indicator';
COMMENT ON COLUMN year_over_year.period_key IS 'Key of the reference period';
COMMENT ON COLUMN year_over_year.unit_of_measure_key IS 'Key of the unit of measure';
COMMENT ON COLUMN year_over_year.report_key IS 'Key of the source report';
COMMENT ON COLUMN year_over_year.source_row IS 'Row of the source table, from 1';
COMMENT ON COLUMN year_over_year.value IS 'Value in the unit of measure, unscaled; an empty cell is not zero';
COMMENT ON COLUMN year_over_year.prior_value IS 'Value of the same period a year before; null where there is none';
COMMENT ON COLUMN year_over_year.change IS 'Value less prior value, in the unit of measure (percentage points for a rate)';
COMMENT ON COLUMN year_over_year.change_percent IS 'Change in percent of the prior value; null where that is zero';
COMMENT ON COLUMN year_over_year.comparability IS 'Whether the two years may be compared, and what parts them';
