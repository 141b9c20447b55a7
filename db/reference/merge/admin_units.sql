-- English names: the short name without diacritics and the type ("Thanh Tri District", "Ward 5").
WITH version AS (
    SELECT u.unit_code AS code, u.name, u.short_name, u.type_vi AS type, u.parent_code,
           CASE u.level WHEN 'province' THEN 'Province' WHEN 'district' THEN 'District' ELSE 'Commune' END AS level,
           u.valid_from::date AS valid_from, u.valid_to::date AS valid_to,
           unaccent(u.short_name) AS plain,
           CASE u.type_vi WHEN 'tỉnh' THEN 'Province' WHEN 'thành phố trực thuộc trung ương' THEN 'City'
                          WHEN 'huyện' THEN 'District' WHEN 'quận' THEN 'Urban District' WHEN 'thị xã' THEN 'Town'
                          WHEN 'thành phố' THEN 'City' WHEN 'xã' THEN 'Commune' WHEN 'phường' THEN 'Ward'
                          WHEN 'thị trấn' THEN 'Township' WHEN 'đặc khu' THEN 'Special Zone' ELSE '' END AS type_en
    FROM load_admin_unit u
),
placed AS (
    SELECT v.*,
           CASE v.level WHEN 'Commune' THEN CASE WHEN d.level = 'District' THEN d.code END
                        WHEN 'District' THEN v.code END AS district_code,
           CASE WHEN v.level = 'Province' THEN v.code WHEN d.level = 'Province' THEN d.code ELSE p.code END AS province_code
    FROM version v
    LEFT JOIN version d ON d.code = v.parent_code
        AND (CASE WHEN v.valid_to IS NULL THEN d.valid_to IS NULL
                  ELSE daterange(d.valid_from, d.valid_to) @> (v.valid_to - 1) END)
    LEFT JOIN version p ON p.code = d.parent_code AND d.level = 'District'
        AND (CASE WHEN v.valid_to IS NULL THEN p.valid_to IS NULL
                  ELSE daterange(p.valid_from, p.valid_to) @> (v.valid_to - 1) END)
)
INSERT INTO dim_admin_unit AS a (admin_unit_code, name, short_name, name_en, level, type, parent_code, district_code,
                                 province_code, valid_from, valid_to)
SELECT code, name, short_name,
       CASE WHEN plain ~ '^\d' THEN type_en || ' ' || plain ELSE plain || ' ' || type_en END,
       level, type, parent_code, district_code, province_code, valid_from, valid_to
FROM placed ORDER BY code, valid_from
ON CONFLICT (admin_unit_code, valid_from) DO UPDATE
SET name = excluded.name, short_name = excluded.short_name, name_en = excluded.name_en, level = excluded.level,
    type = excluded.type, parent_code = excluded.parent_code, district_code = excluded.district_code,
    province_code = excluded.province_code, valid_to = excluded.valid_to
WHERE (a.name, a.short_name, a.name_en, a.level, a.type, a.parent_code, a.district_code, a.province_code, a.valid_to)
      IS DISTINCT FROM
      (excluded.name, excluded.short_name, excluded.name_en, excluded.level, excluded.type, excluded.parent_code,
       excluded.district_code, excluded.province_code, excluded.valid_to);

-- The superior unit's version is the one that stood on this version's last day.
UPDATE dim_admin_unit a SET parent_key = p.admin_unit_key
FROM dim_admin_unit p
WHERE p.admin_unit_code = a.parent_code
  AND (CASE WHEN a.valid_to IS NULL THEN p.valid_to IS NULL
            ELSE daterange(p.valid_from, p.valid_to) @> (a.valid_to - 1) END)
  AND a.parent_key IS DISTINCT FROM p.admin_unit_key;
