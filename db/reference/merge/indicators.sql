INSERT INTO dim_indicator AS d (indicator_code, area_code, group_code, name, name_en, kind, measuring_type, direction,
                                unit_of_measure_key, numerator_code, denominator_code, definition)
SELECT i.code, i.area, substring(i.code FROM '^\d+\.\d+'), i.name_vi, i.name_en,
       CASE i.kind WHEN 'count' THEN CASE u.category WHEN 'Score' THEN 'Score' ELSE 'Count' END
                   WHEN 'percent' THEN 'Percent' WHEN 'yes-no' THEN 'YesNo' WHEN 'coded' THEN 'Coded' ELSE i.kind END,
       t.measuring_type, t.direction, u.unit_of_measure_key, t.numerator_code, t.denominator_code,
       '100 × "' || n.name_vi || '" / "' || b.name_vi || '"'
FROM load_indicator i
JOIN load_indicator_trait t ON t.code = i.code
LEFT JOIN load_indicator n ON n.code = t.numerator_code
LEFT JOIN load_indicator b ON b.code = t.denominator_code
JOIN dim_unit_of_measure u ON u.unit_of_measure_code = i.uom_code
ORDER BY string_to_array(i.code, '.')::int[]
ON CONFLICT (indicator_code) DO UPDATE
SET area_code = excluded.area_code, group_code = excluded.group_code, name = excluded.name, name_en = excluded.name_en,
    kind = excluded.kind, measuring_type = excluded.measuring_type, direction = excluded.direction,
    unit_of_measure_key = excluded.unit_of_measure_key, numerator_code = excluded.numerator_code,
    denominator_code = excluded.denominator_code, definition = excluded.definition
WHERE (d.area_code, d.group_code, d.name, d.name_en, d.kind, d.measuring_type, d.direction, d.unit_of_measure_key,
       d.numerator_code, d.denominator_code, d.definition)
      IS DISTINCT FROM
      (excluded.area_code, excluded.group_code, excluded.name, excluded.name_en, excluded.kind, excluded.measuring_type,
       excluded.direction, excluded.unit_of_measure_key, excluded.numerator_code, excluded.denominator_code, excluded.definition);
