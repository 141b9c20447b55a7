-- What people decided about rows and reports that the program was unsure of. A decision is data: it is applied to
-- the rows that wait and to every later load, exported, replayed and undone. Nothing of it is ever deleted.

CREATE SEQUENCE review_decision_key_seq AS bigint;

-- A form as the labels of its rows, in order: what "this form" means to a decision.
CREATE TABLE review_form (
    form_key   text PRIMARY KEY CHECK (form_key ~ '^[0-9a-f]{64}$'),
    label_keys text[] NOT NULL
);

CREATE TABLE review_decision (
    decision_key    bigint PRIMARY KEY DEFAULT nextval('review_decision_key_seq'),
    action          text NOT NULL CHECK (action IN ('Accept', 'Map', 'Reject', 'Identify', 'Withdraw')),
    scope           text NOT NULL CHECK (scope IN ('Cell', 'Form', 'Label', 'Report')),
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    source_row      integer CHECK (source_row > 0),
    printed_number  text,
    printed_label   text,
    printed_value   text,
    within_label    text,
    label_key       text,
    within_key      text,
    form_key        text REFERENCES review_form,
    overruled_code  text,
    indicator_code  text REFERENCES dim_indicator (indicator_code),
    value_text      text,
    admin_unit_code text,
    period_code     text,
    number          text,
    issued_on       date,
    is_forced       boolean NOT NULL DEFAULT false,
    decided_by      text NOT NULL CHECK (decided_by <> ''),
    decided_at      timestamptz NOT NULL,
    reason          text,
    replaced_by     bigint REFERENCES review_decision,
    undone_by       text,
    undone_at       timestamptz,
    undone_reason   text,
    CHECK ((scope = 'Report') = (action IN ('Identify', 'Withdraw'))),
    CHECK (scope = 'Report' OR (source_row IS NOT NULL AND label_key IS NOT NULL AND within_key IS NOT NULL)),
    CHECK ((scope = 'Form') = (form_key IS NOT NULL)),
    CHECK ((action IN ('Accept', 'Map')) = (indicator_code IS NOT NULL)),
    CHECK (value_text IS NULL OR scope = 'Cell'),
    CHECK (action <> 'Identify' OR admin_unit_code IS NOT NULL OR period_code IS NOT NULL OR number IS NOT NULL OR issued_on IS NOT NULL),
    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);
ALTER SEQUENCE review_decision_key_seq OWNED BY review_decision.decision_key;

-- One decision stands for one thing.
CREATE UNIQUE INDEX review_decision_cell ON review_decision (sha256, source_row)
    WHERE scope = 'Cell' AND undone_at IS NULL AND replaced_by IS NULL;
CREATE UNIQUE INDEX review_decision_form ON review_decision (form_key, label_key, within_key)
    WHERE scope = 'Form' AND undone_at IS NULL AND replaced_by IS NULL;
CREATE UNIQUE INDEX review_decision_label ON review_decision (label_key, within_key)
    WHERE scope = 'Label' AND undone_at IS NULL AND replaced_by IS NULL;
CREATE UNIQUE INDEX review_decision_report ON review_decision (sha256, action)
    WHERE scope = 'Report' AND undone_at IS NULL AND replaced_by IS NULL;

-- The decision that made the row what it is, and who gave its value where it is not the printed one.
ALTER TABLE report_row
    ADD COLUMN decision_key bigint REFERENCES review_decision,
    ADD COLUMN value_given_by text;
CREATE INDEX report_row_waiting ON report_row (report_key, source_row) WHERE status = 'Review';
CREATE INDEX report_row_decided ON report_row (decision_key) WHERE decision_key IS NOT NULL;

-- The history of one observation, over its reports.
CREATE INDEX fact_observation_former ON fact_observation_superseded (admin_unit_key, period_key, indicator_key);

GRANT INSERT, UPDATE ON review_decision TO cchc_loader;
GRANT INSERT ON review_form TO cchc_loader;
GRANT USAGE ON SEQUENCE review_decision_key_seq TO cchc_loader;

COMMENT ON TABLE review_form IS 'Form that decisions are about, by the labels of its rows';
COMMENT ON COLUMN review_form.form_key IS 'SHA-256 of the labels in order';
COMMENT ON COLUMN review_form.label_keys IS 'The labels in order, folded for comparison';
COMMENT ON TABLE review_decision IS 'Decision of a person about a row or a report. Grain: one decision; an undone one stays';
COMMENT ON COLUMN review_decision.decision_key IS 'Key of the decision, in order of deciding';
COMMENT ON COLUMN review_decision.action IS 'What was decided: candidate accepted, row mapped, row rejected, report identified, report withdrawn';
COMMENT ON COLUMN review_decision.scope IS 'Where it holds: this cell, this form, this label everywhere, this report';
COMMENT ON COLUMN review_decision.sha256 IS 'SHA-256 of the document at which it was decided';
COMMENT ON COLUMN review_decision.source_row IS 'Row of the source table at which it was decided';
COMMENT ON COLUMN review_decision.printed_number IS 'Ordinal of that row as printed';
COMMENT ON COLUMN review_decision.printed_label IS 'Label of that row as printed';
COMMENT ON COLUMN review_decision.printed_value IS 'Value of that row as printed';
COMMENT ON COLUMN review_decision.within_label IS 'Label of the heading above that row as printed';
COMMENT ON COLUMN review_decision.label_key IS 'The label, folded for comparison';
COMMENT ON COLUMN review_decision.within_key IS 'The heading above, folded for comparison; the number of the area where there is no other';
COMMENT ON COLUMN review_decision.form_key IS 'The form in which it holds';
COMMENT ON COLUMN review_decision.overruled_code IS 'Indicator that the program had found for the row; empty where the row waited';
COMMENT ON COLUMN review_decision.indicator_code IS 'Indicator that the row gives';
COMMENT ON COLUMN review_decision.value_text IS 'The value that a person gave, written as a cell would print it';
COMMENT ON COLUMN review_decision.admin_unit_code IS 'Code of the administrative unit that the report is of';
COMMENT ON COLUMN review_decision.period_code IS 'Code of the period that the report is of';
COMMENT ON COLUMN review_decision.number IS 'Number of the report';
COMMENT ON COLUMN review_decision.issued_on IS 'Date of issue of the report';
COMMENT ON COLUMN review_decision.is_forced IS 'Whether it stands against another row or the printed unit of measure';
COMMENT ON COLUMN review_decision.decided_by IS 'Who decided';
COMMENT ON COLUMN review_decision.decided_at IS 'When it was decided';
COMMENT ON COLUMN review_decision.reason IS 'Why';
COMMENT ON COLUMN review_decision.replaced_by IS 'The later decision on the same thing';
COMMENT ON COLUMN review_decision.undone_by IS 'Who undid it';
COMMENT ON COLUMN review_decision.undone_at IS 'When it was undone';
COMMENT ON COLUMN review_decision.undone_reason IS 'Why it was undone';
COMMENT ON COLUMN report_row.decision_key IS 'Key of the decision that made the row what it is';
COMMENT ON COLUMN report_row.value_given_by IS 'Who gave the value where it is not the printed one';
