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

-- The superior units' versions are those that stood on this version's last day.
WITH superior AS (
    SELECT a.admin_unit_key, s.admin_unit_key AS superior_key, s.admin_unit_code AS superior_code
    FROM dim_admin_unit a
    JOIN dim_admin_unit s ON s.admin_unit_code IN (a.parent_code, a.district_code, a.province_code)
    WHERE CASE WHEN a.valid_to IS NULL THEN s.valid_to IS NULL
               ELSE daterange(s.valid_from, s.valid_to) @> (a.valid_to - 1) END
),
placed AS (
    SELECT a.admin_unit_key, p.superior_key AS parent_key, d.superior_key AS district_key, r.superior_key AS province_key
    FROM dim_admin_unit a
    LEFT JOIN superior p ON p.admin_unit_key = a.admin_unit_key AND p.superior_code = a.parent_code
    LEFT JOIN superior d ON d.admin_unit_key = a.admin_unit_key AND d.superior_code = a.district_code
    LEFT JOIN superior r ON r.admin_unit_key = a.admin_unit_key AND r.superior_code = a.province_code
)
UPDATE dim_admin_unit a
SET parent_key = placed.parent_key, district_key = placed.district_key, province_key = placed.province_key
FROM placed
WHERE placed.admin_unit_key = a.admin_unit_key
  AND (a.parent_key, a.district_key, a.province_key)
      IS DISTINCT FROM (placed.parent_key, placed.district_key, placed.province_key);
