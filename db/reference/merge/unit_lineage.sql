INSERT INTO unit_lineage AS l (predecessor_code, successor_code, effective_date, kind, basis, weight)
SELECT predecessor_code, successor_code, effective_date::date, kind, basis, weight::numeric FROM load_unit_lineage
ON CONFLICT (predecessor_code, successor_code, effective_date, kind) DO UPDATE
SET basis = excluded.basis, weight = excluded.weight
WHERE (l.basis, l.weight) IS DISTINCT FROM (excluded.basis, excluded.weight);

-- A unit keeps its code through a merger; what joins or leaves it shows in the units below it.
WITH event (admin_unit_code, effective_date) AS (
    SELECT predecessor_code, effective_date FROM unit_lineage WHERE kind IN ('merged', 'split') AND predecessor_code IS NOT NULL
    UNION
    SELECT successor_code, effective_date FROM unit_lineage WHERE kind IN ('merged', 'split') AND successor_code IS NOT NULL
    UNION
    SELECT side.code, later.valid_from
    FROM dim_admin_unit earlier
    JOIN dim_admin_unit later ON later.admin_unit_code = earlier.admin_unit_code AND later.valid_from = earlier.valid_to
    CROSS JOIN LATERAL (
        SELECT unnest(ARRAY[earlier.district_code, later.district_code])
        WHERE earlier.district_code <> later.district_code
        UNION
        SELECT unnest(ARRAY[earlier.province_code, later.province_code])
        WHERE earlier.province_code <> later.province_code) AS side (code)
    WHERE side.code <> later.admin_unit_code),
gone AS (
    DELETE FROM unit_boundary_change c
    WHERE NOT EXISTS (SELECT FROM event e WHERE (e.admin_unit_code, e.effective_date) = (c.admin_unit_code, c.effective_date)))
INSERT INTO unit_boundary_change SELECT admin_unit_code, effective_date FROM event ON CONFLICT DO NOTHING;
