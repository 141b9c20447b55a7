INSERT INTO dim_unit_of_measure AS d (unit_of_measure_code, name, name_en, category)
SELECT uom_code, name_vi, name_en, category FROM load_unit_of_measure
ON CONFLICT (unit_of_measure_code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, category = excluded.category
WHERE (d.name, d.name_en, d.category) IS DISTINCT FROM (excluded.name, excluded.name_en, excluded.category);
