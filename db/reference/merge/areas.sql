INSERT INTO dim_area AS d (area_code, name, name_en)
SELECT area_code, name_vi, name_en FROM load_area ORDER BY area_code
ON CONFLICT (area_code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en
WHERE (d.name, d.name_en) IS DISTINCT FROM (excluded.name, excluded.name_en);
