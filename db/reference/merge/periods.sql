-- Reference periods 2010 to 2035. Data run from the 15th to the 14th (Decree 09/2019/NĐ-CP); a report is
-- due on the 20th of the period's last month.
WITH shape (kind, first_month, months, ordinal, place, code_suffix, name_prefix, name_en_prefix) AS (
    SELECT 'Year', 1, 12, 1, 0, '', 'Năm ', 'Year '
    UNION ALL SELECT 'HalfYear', 1, 6, 1, 11, '-H1', '6 tháng đầu năm ', 'First half of '
    UNION ALL SELECT 'HalfYear', 7, 6, 2, 12, '-H2', '6 tháng cuối năm ', 'Second half of '
    UNION ALL SELECT 'NineMonths', 1, 9, 1, 19, '-9M', '9 tháng năm ', 'Nine months of '
    UNION ALL SELECT 'Quarter', q * 3 - 2, 3, q, 20 + q, '-Q' || q,
        'Quý ' || (ARRAY['I', 'II', 'III', 'IV'])[q] || ' năm ', 'Quarter ' || q || ' of '
        FROM generate_series(1, 4) AS q
    UNION ALL SELECT 'Month', m, 1, m, 30 + m, '-M' || lpad(m::text, 2, '0'),
        'Tháng ' || m || ' năm ', 'Month ' || m || ' of '
        FROM generate_series(1, 12) AS m
),
period AS (
    SELECT y * 100 + place AS period_key, y || code_suffix AS period_code, kind, y AS year, ordinal,
           (make_date(y, first_month, 15) - interval '1 month')::date AS starts_on,
           (make_date(y, first_month, 15) + make_interval(months => months - 1))::date AS ends_on,
           (make_date(y, first_month, 20) + make_interval(months => months - 1))::date AS due_on,
           name_prefix || y AS name, name_en_prefix || y AS name_en,
           CASE WHEN y > 2010 THEN (y - 1) * 100 + place END AS prior_year_key
    FROM shape, generate_series(2010, 2035) AS y
)
INSERT INTO dim_period AS d (period_key, period_code, kind, year, ordinal, starts_on, ends_on, due_on, name, name_en, prior_year_key)
SELECT period_key, period_code, kind, year, ordinal, starts_on, ends_on, due_on, name, name_en, prior_year_key
FROM period ORDER BY period_key
ON CONFLICT (period_key) DO UPDATE
SET period_code = excluded.period_code, kind = excluded.kind, year = excluded.year, ordinal = excluded.ordinal,
    starts_on = excluded.starts_on, ends_on = excluded.ends_on, due_on = excluded.due_on,
    name = excluded.name, name_en = excluded.name_en, prior_year_key = excluded.prior_year_key
WHERE (d.period_code, d.kind, d.year, d.ordinal, d.starts_on, d.ends_on, d.due_on, d.name, d.name_en, d.prior_year_key)
      IS DISTINCT FROM
      (excluded.period_code, excluded.kind, excluded.year, excluded.ordinal, excluded.starts_on, excluded.ends_on,
       excluded.due_on, excluded.name, excluded.name_en, excluded.prior_year_key);
