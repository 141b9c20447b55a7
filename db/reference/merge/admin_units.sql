-- Every version with its surrogate key: the one that it has, or a new one. With the keys known beforehand the
-- superiors' keys are written with the row itself, and the indexes are written once.
CREATE TEMP TABLE load_admin_unit_version ON COMMIT DROP AS
SELECT COALESCE(a.admin_unit_key, nextval(pg_get_serial_sequence('dim_admin_unit', 'admin_unit_key'))::integer) AS admin_unit_key,
       u.unit_code AS code, u.name, u.short_name, u.type_vi AS type, u.parent_code,
       CASE u.level WHEN 'province' THEN 'Province' WHEN 'district' THEN 'District' ELSE 'Commune' END AS level,
       u.valid_from::date AS valid_from, u.valid_to::date AS valid_to,
       unaccent(u.short_name) AS plain,
       CASE u.type_vi WHEN 'tỉnh' THEN 'Province' WHEN 'thành phố trực thuộc trung ương' THEN 'City'
                      WHEN 'huyện' THEN 'District' WHEN 'quận' THEN 'Urban District' WHEN 'thị xã' THEN 'Town'
                      WHEN 'thành phố' THEN 'City' WHEN 'xã' THEN 'Commune' WHEN 'phường' THEN 'Ward'
                      WHEN 'thị trấn' THEN 'Township' WHEN 'đặc khu' THEN 'Special Zone' ELSE '' END AS type_en
FROM (SELECT * FROM load_admin_unit ORDER BY unit_code, valid_from) AS u
LEFT JOIN dim_admin_unit a ON a.admin_unit_code = u.unit_code AND a.valid_from = u.valid_from::date;

CREATE INDEX ON load_admin_unit_version (code);
ANALYZE load_admin_unit_version;

-- Of the superior units the versions that stand, or for a closed version those that stood for the most of its
-- time within the register (from November 2019): what happened in 2021 carries the names of 2021.
-- English names: the short name without diacritics and the type ("Thanh Tri District", "Ward 5").
WITH placed AS (
    SELECT v.*,
           d.admin_unit_key AS parent_key,
           CASE v.level WHEN 'Commune' THEN CASE WHEN d.level = 'District' THEN d.admin_unit_key END
                        WHEN 'District' THEN v.admin_unit_key END AS district_key,
           CASE v.level WHEN 'Commune' THEN CASE WHEN d.level = 'District' THEN d.code END
                        WHEN 'District' THEN v.code END AS district_code,
           CASE WHEN v.level = 'Province' THEN v.admin_unit_key WHEN d.level = 'Province' THEN d.admin_unit_key
                ELSE p.admin_unit_key END AS province_key,
           CASE WHEN v.level = 'Province' THEN v.code WHEN d.level = 'Province' THEN d.code ELSE p.code END AS province_code
    FROM load_admin_unit_version v
    LEFT JOIN LATERAL (
        SELECT * FROM load_admin_unit_version s
        WHERE s.code = v.parent_code AND daterange(s.valid_from, s.valid_to) && daterange(v.valid_from, v.valid_to)
          AND (v.valid_to IS NOT NULL OR s.valid_to IS NULL)
        ORDER BY LEAST(s.valid_to, v.valid_to) - GREATEST(s.valid_from, v.valid_from, date '2019-11-01') DESC, s.valid_from
        LIMIT 1) d ON true
    LEFT JOIN LATERAL (
        SELECT * FROM load_admin_unit_version s
        WHERE s.code = d.parent_code AND d.level = 'District' AND daterange(s.valid_from, s.valid_to) && daterange(v.valid_from, v.valid_to)
          AND (v.valid_to IS NOT NULL OR s.valid_to IS NULL)
        ORDER BY LEAST(s.valid_to, v.valid_to) - GREATEST(s.valid_from, v.valid_from, date '2019-11-01') DESC, s.valid_from
        LIMIT 1) p ON true
)
INSERT INTO dim_admin_unit AS a (admin_unit_key, admin_unit_code, name, short_name, name_en, level, type,
                                 parent_code, district_code, province_code, parent_key, district_key, province_key,
                                 valid_from, valid_to)
OVERRIDING SYSTEM VALUE
SELECT admin_unit_key, code, name, short_name,
       CASE WHEN plain ~ '^\d' THEN type_en || ' ' || plain ELSE plain || ' ' || type_en END,
       level, type, parent_code, district_code, province_code, parent_key, district_key, province_key, valid_from, valid_to
FROM placed ORDER BY admin_unit_key
ON CONFLICT (admin_unit_code, valid_from) DO UPDATE
SET name = excluded.name, short_name = excluded.short_name, name_en = excluded.name_en, level = excluded.level,
    type = excluded.type, parent_code = excluded.parent_code, district_code = excluded.district_code,
    province_code = excluded.province_code, parent_key = excluded.parent_key, district_key = excluded.district_key,
    province_key = excluded.province_key, valid_to = excluded.valid_to
WHERE (a.name, a.short_name, a.name_en, a.level, a.type, a.parent_code, a.district_code, a.province_code,
       a.parent_key, a.district_key, a.province_key, a.valid_to)
      IS DISTINCT FROM
      (excluded.name, excluded.short_name, excluded.name_en, excluded.level, excluded.type, excluded.parent_code,
       excluded.district_code, excluded.province_code, excluded.parent_key, excluded.district_key,
       excluded.province_key, excluded.valid_to);
