-- Why a row was understood so, in English beside the Vietnamese.

ALTER TABLE report_row ADD COLUMN reasons_en jsonb NOT NULL DEFAULT '[]';
ALTER TABLE report_row_former ADD COLUMN reasons_en jsonb NOT NULL DEFAULT '[]';

CREATE OR REPLACE FUNCTION report_row_as_of(moment timestamptz) RETURNS SETOF report_row
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT r.* FROM report_row r
    WHERE NOT EXISTS (SELECT FROM report_row_former f WHERE f.report_key = r.report_key AND f.source_row = r.source_row AND f.recorded_to > moment)
    UNION ALL
    SELECT report_key, source_row, source_line, parent_row, kind, status, indicator_code, printed_number, printed_label, printed_unit, printed_value,
           value, denominator, qualifier, text_value, code_label, note, reasons, candidates, decision_key, value_given_by, reasons_en
    FROM report_row_former WHERE recorded_from <= moment AND recorded_to > moment
$$;

CREATE OR REPLACE VIEW report_row_version AS
SELECT timestamptz 'infinity' AS recorded_to, report_row.* FROM report_row
UNION ALL
SELECT recorded_to, report_key, source_row, source_line, parent_row, kind, status, indicator_code, printed_number, printed_label, printed_unit, printed_value,
       value, denominator, qualifier, text_value, code_label, note, reasons, candidates, decision_key, value_given_by, reasons_en
FROM report_row_former;

COMMENT ON COLUMN report_row.reasons_en IS 'The same in English, in the same order (JSON)';
COMMENT ON COLUMN report_row_former.reasons_en IS 'The same in English, in the same order (JSON)';
COMMENT ON COLUMN report_row_version.reasons_en IS 'The same in English, in the same order (JSON)';
