INSERT INTO unit_lineage AS l (predecessor_code, successor_code, effective_date, kind, basis, weight)
SELECT predecessor_code, successor_code, effective_date::date, kind, basis, weight::numeric FROM load_unit_lineage
ON CONFLICT (predecessor_code, successor_code, effective_date, kind) DO UPDATE
SET basis = excluded.basis, weight = excluded.weight
WHERE (l.basis, l.weight) IS DISTINCT FROM (excluded.basis, excluded.weight);
