INSERT INTO dim_indicator_code AS d (indicator_key, value, label, label_en)
SELECT i.indicator_key, c.value::int, c.label_vi, c.label_en
FROM load_indicator_code c JOIN dim_indicator i USING (indicator_code)
ON CONFLICT (indicator_key, value) DO UPDATE SET label = excluded.label, label_en = excluded.label_en
WHERE (d.label, d.label_en) IS DISTINCT FROM (excluded.label, excluded.label_en);
