-- $search finds folded terms. Their own % _ \ and the marks of regular expressions are letters like others.

CREATE FUNCTION search_pattern(term text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN '%' || replace(replace(replace(search_fold(term), '\', '\\'), '%', '\%'), '_', '\_') || '%';

-- The words of a phrase, whole and side by side.
CREATE FUNCTION search_phrase(term text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN '(^|\W)' || regexp_replace(search_fold(term), '([][\\.*+?(){}|^$])', '\\\1', 'g') || '(\W|$)';

CREATE INDEX dim_admin_unit_search_en ON dim_admin_unit USING gin (search_fold(name_en) gin_trgm_ops);
CREATE INDEX dim_admin_unit_search_code ON dim_admin_unit USING gin (search_fold(admin_unit_code) gin_trgm_ops);
CREATE INDEX dim_indicator_search_en ON dim_indicator USING gin (search_fold(name_en) gin_trgm_ops);
CREATE INDEX report_row_search_note ON report_row USING gin (search_fold(note) gin_trgm_ops) WHERE note IS NOT NULL;
CREATE INDEX report_row_search_text ON report_row USING gin (search_fold(text_value) gin_trgm_ops) WHERE text_value IS NOT NULL;
CREATE INDEX report_row_search_code ON report_row USING gin (search_fold(code_label) gin_trgm_ops) WHERE code_label IS NOT NULL;

COMMENT ON FUNCTION search_pattern(text) IS 'The LIKE pattern that finds a folded term anywhere';
COMMENT ON FUNCTION search_phrase(text) IS 'The regular expression that finds the folded words of a phrase, whole and side by side';
