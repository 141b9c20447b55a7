DELETE FROM indicator_change c
WHERE NOT EXISTS (SELECT FROM load_indicator_change l
                  WHERE l.indicator_code = c.indicator_code AND l.effective_date::date = c.effective_date);

INSERT INTO indicator_change AS c (indicator_code, effective_date, basis, change, change_en)
SELECT indicator_code, effective_date::date, basis, change_vi, change_en FROM load_indicator_change
ON CONFLICT (indicator_code, effective_date) DO UPDATE
SET basis = excluded.basis, change = excluded.change, change_en = excluded.change_en
WHERE (c.basis, c.change, c.change_en) IS DISTINCT FROM (excluded.basis, excluded.change, excluded.change_en);
