-- What a row of a report read before somebody decided otherwise: texts of an observation are those of its time.
-- Rows are kept when they change and cost a load nothing; what stands now is read from report_row alone.

CREATE TABLE report_row_former (
    recorded_from timestamptz NOT NULL,
    recorded_to   timestamptz NOT NULL,
    LIKE report_row INCLUDING COMMENTS,
    PRIMARY KEY (report_key, source_row, recorded_to),
    FOREIGN KEY (report_key) REFERENCES dim_report,
    CHECK (recorded_from < recorded_to)
);

CREATE FUNCTION keep_former_row() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    moment timestamptz := next_fact_moment();
    begun  timestamptz := coalesce((SELECT max(recorded_to) FROM report_row_former WHERE report_key = OLD.report_key AND source_row = OLD.source_row), '-infinity');
BEGIN
    IF begun < moment THEN
        INSERT INTO report_row_former
        SELECT (jsonb_populate_record(NULL::report_row_former, to_jsonb(OLD) || jsonb_build_object('recorded_from', begun, 'recorded_to', moment))).*;
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER report_row_former AFTER UPDATE OR DELETE ON report_row
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_former_row();

CREATE FUNCTION report_row_as_of(moment timestamptz) RETURNS SETOF report_row
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT r.* FROM report_row r
    WHERE NOT EXISTS (SELECT FROM report_row_former f WHERE f.report_key = r.report_key AND f.source_row = r.source_row AND f.recorded_to > moment)
    UNION ALL
    SELECT report_key, source_row, source_line, parent_row, kind, status, indicator_code, printed_number, printed_label, printed_unit, printed_value,
           value, denominator, qualifier, text_value, code_label, note, reasons, candidates, decision_key, value_given_by
    FROM report_row_former WHERE recorded_from <= moment AND recorded_to > moment
$$;

-- Every version of every row by the moment at which it ceased to be read so.
CREATE VIEW report_row_version AS
SELECT timestamptz 'infinity' AS recorded_to, report_row.* FROM report_row
UNION ALL
SELECT recorded_to, report_key, source_row, source_line, parent_row, kind, status, indicator_code, printed_number, printed_label, printed_unit, printed_value,
       value, denominator, qualifier, text_value, code_label, note, reasons, candidates, decision_key, value_given_by
FROM report_row_former;

-- A revision names the version of its row: the one that was read when it began.
CREATE OR REPLACE VIEW observation_revision AS
SELECT observation_key, period_key, admin_unit_key, indicator_key, report_key, source_row,
       unit_of_measure_key, status, qualifier, value, denominator,
       recorded_from, NULLIF(recorded_to, 'infinity') AS recorded_to,
       recorded_to = 'infinity' AS is_current,
       coalesce((SELECT min(w.recorded_to) FROM report_row_former w
                 WHERE w.report_key = f.report_key AND w.source_row = f.source_row AND w.recorded_to > f.recorded_from), 'infinity') AS row_recorded_to
FROM fact_observation f;

CREATE OR REPLACE FUNCTION observation_revision_as_of(moment timestamptz) RETURNS SETOF observation_revision
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT observation_key, period_key, admin_unit_key, indicator_key, report_key, source_row,
           unit_of_measure_key, status, qualifier, value, denominator,
           recorded_from, CASE WHEN recorded_to <= moment THEN recorded_to END, recorded_to > moment,
           coalesce((SELECT min(w.recorded_to) FROM report_row_former w
                     WHERE w.report_key = f.report_key AND w.source_row = f.source_row AND w.recorded_to > f.recorded_from), 'infinity')
    FROM fact_observation f WHERE recorded_from <= moment
$$;

COMMENT ON TABLE report_row_former IS 'What a row of a report read before. Grain: report × row × time. A new column of report_row is added here too';
COMMENT ON COLUMN report_row_former.recorded_from IS 'From which moment on it was read so; -infinity: since the report came';
COMMENT ON COLUMN report_row_former.recorded_to IS 'Until which moment, exclusive';
COMMENT ON VIEW report_row_version IS 'Every version of a row of a report. Grain: report × row × time';
COMMENT ON COLUMN observation_revision.row_recorded_to IS 'Which version of the row it shows: until when that was read so; infinity: as it is read now';
COMMENT ON FUNCTION report_row_as_of(timestamptz) IS 'The rows of reports as they were read at a moment';
DO $$
DECLARE
    described record;
BEGIN
    FOR described IN SELECT attname, col_description(attrelid, attnum) AS meaning FROM pg_attribute WHERE attrelid = 'report_row_former'::regclass AND attnum > 0 LOOP
        CONTINUE WHEN described.attname = 'recorded_from';
        EXECUTE format('COMMENT ON COLUMN report_row_version.%I IS %L', described.attname,
                       CASE described.attname WHEN 'recorded_to' THEN 'Until which moment it was read so; infinity while it is' ELSE described.meaning END);
    END LOOP;
END
$$;
