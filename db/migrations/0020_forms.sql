-- The forms that reports fill in, and how they change.

CREATE TABLE form (
    form_key    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fingerprint text NOT NULL UNIQUE CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    form_rows   jsonb NOT NULL
);

CREATE TABLE report_form (
    report_key   integer PRIMARY KEY REFERENCES dim_report ON DELETE CASCADE,
    form_key     bigint NOT NULL REFERENCES form,
    table_digest text
);
CREATE INDEX report_form_form ON report_form (form_key);
CREATE INDEX report_form_table ON report_form (table_digest) WHERE table_digest IS NOT NULL;

CREATE TABLE form_change (
    report_key integer NOT NULL REFERENCES dim_report ON DELETE CASCADE,
    ordinal    integer NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('Added', 'Removed', 'Moved', 'Renumbered', 'Reworded', 'Remeasured')),
    source_row integer,
    before     text,
    after      text,
    PRIMARY KEY (report_key, ordinal),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
);

GRANT INSERT, UPDATE, DELETE ON form, report_form, form_change TO cchc_loader;

COMMENT ON TABLE form IS 'Form of a report''s table. Grain: one sequence of rows';
COMMENT ON COLUMN form.form_key IS 'Surrogate key';
COMMENT ON COLUMN form.fingerprint IS 'SHA-256 of the rows'' numbers, labels and units of measure in order';
COMMENT ON COLUMN form.form_rows IS 'The rows in order: number, label, unit of measure as printed';
COMMENT ON TABLE report_form IS 'Form that a report fills in. Grain: one report';
COMMENT ON COLUMN report_form.report_key IS 'Key of the report';
COMMENT ON COLUMN report_form.form_key IS 'Key of the form';
COMMENT ON COLUMN report_form.table_digest IS 'SHA-256 of the figures by indicator; empty where there are too few to tell tables apart';
COMMENT ON TABLE form_change IS 'Difference between a report''s form and the one before it. Grain: one row of the form';
COMMENT ON COLUMN form_change.report_key IS 'Key of the report that brought the newer form';
COMMENT ON COLUMN form_change.ordinal IS 'Place among the differences, from 1';
COMMENT ON COLUMN form_change.kind IS 'Row added, removed, moved, renumbered, reworded, or with another unit of measure';
COMMENT ON COLUMN form_change.source_row IS 'Row of the newer form; empty where it is gone';
COMMENT ON COLUMN form_change.before IS 'Number and label, or unit of measure, of the older form';
COMMENT ON COLUMN form_change.after IS 'Number and label, or unit of measure, of the newer form';
