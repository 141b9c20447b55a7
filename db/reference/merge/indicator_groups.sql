INSERT INTO dim_indicator_group AS d (group_code, area_code, name, name_en)
SELECT group_code, area, name_vi, name_en FROM load_indicator_group
ON CONFLICT (group_code) DO UPDATE SET area_code = excluded.area_code, name = excluded.name, name_en = excluded.name_en
WHERE (d.area_code, d.name, d.name_en) IS DISTINCT FROM (excluded.area_code, excluded.name, excluded.name_en);
