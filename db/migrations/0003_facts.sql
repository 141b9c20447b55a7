-- Source documents, their rows as read, and the facts drawn from them.

CREATE TABLE report_document (
    sha256      text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    file_name   text NOT NULL,
    content     bytea NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE dim_report (
    report_key            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    admin_unit_key        integer REFERENCES dim_admin_unit,
    period_key            integer REFERENCES dim_period,
    sha256                text NOT NULL UNIQUE REFERENCES report_document,
    number                text,
    issued_on             date,
    title                 text,
    file_name             text NOT NULL,
    received_at           timestamptz NOT NULL DEFAULT now(),
    status                text NOT NULL CHECK (status IN ('Loaded', 'InReview', 'Superseded', 'Rejected')),
    revision              integer NOT NULL DEFAULT 1 CHECK (revision > 0),
    supersedes_report_key integer REFERENCES dim_report,
    row_count             integer NOT NULL DEFAULT 0,
    loaded_count          integer NOT NULL DEFAULT 0,
    review_count          integer NOT NULL DEFAULT 0,
    CHECK (status NOT IN ('Loaded', 'Superseded') OR (admin_unit_key IS NOT NULL AND period_key IS NOT NULL))
);
CREATE INDEX dim_report_unit_period ON dim_report (admin_unit_key, period_key);
CREATE INDEX dim_report_period ON dim_report (period_key);

-- The source table as it was read: every labelled row, headings included. A fact points to its row
-- here for the printed texts, so that the fact itself stays narrow.
CREATE TABLE report_row (
    report_key           integer NOT NULL REFERENCES dim_report,
    source_row           integer NOT NULL CHECK (source_row > 0),
    source_line          integer NOT NULL,
    parent_row           integer,
    kind                 text NOT NULL CHECK (kind IN ('Heading', 'Measure', 'Coded', 'Text')),
    status               text NOT NULL CHECK (status IN ('Heading', 'Normal', 'NotReported', 'NotNumeric', 'Suspect', 'Review')),
    indicator_code       text REFERENCES dim_indicator (indicator_code),
    printed_number       text,
    printed_label        text NOT NULL,
    printed_unit         text,
    printed_value        text,
    value                numeric,
    denominator          numeric,
    qualifier            text NOT NULL CHECK (qualifier IN ('Exact', 'Above', 'Below', 'About')),
    text_value           text,
    code_label           text,
    note                 text,
    reasons              jsonb NOT NULL DEFAULT '[]',
    candidates           jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (report_key, source_row)
);

-- The narrow fact. Current rows stand apart from superseded ones (list partition on recorded_to),
-- and the current ones by year of the reference period.
CREATE SEQUENCE observation_key_seq AS bigint;

CREATE TABLE fact_observation (
    observation_key     bigint NOT NULL DEFAULT nextval('observation_key_seq'),
    recorded_from       timestamptz NOT NULL,
    recorded_to         timestamptz NOT NULL DEFAULT 'infinity',
    period_key          integer NOT NULL REFERENCES dim_period,
    admin_unit_key      integer NOT NULL REFERENCES dim_admin_unit,
    indicator_key       integer NOT NULL REFERENCES dim_indicator,
    report_key          integer NOT NULL REFERENCES dim_report,
    source_row          integer NOT NULL,
    unit_of_measure_key integer NOT NULL REFERENCES dim_unit_of_measure,
    status              text NOT NULL CHECK (status IN ('Normal', 'NotReported', 'NotNumeric', 'Suspect')),
    qualifier           text NOT NULL CHECK (qualifier IN ('Exact', 'Above', 'Below', 'About')),
    value               numeric(20, 6),
    denominator         numeric(20, 6),
    CHECK (recorded_to >= recorded_from),
    CHECK (value IS NOT NULL OR status IN ('NotReported', 'NotNumeric'))
) PARTITION BY LIST (recorded_to);

CREATE TABLE fact_observation_current PARTITION OF fact_observation
    FOR VALUES IN ('infinity') PARTITION BY RANGE (period_key);

CREATE TABLE fact_observation_superseded PARTITION OF fact_observation DEFAULT;

-- One year's partition of the current facts; years beyond the first ones are made when they come.
CREATE FUNCTION ensure_fact_year(of_year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF of_year NOT BETWEEN 2000 AND 2100 THEN
        RAISE EXCEPTION 'year % is outside 2000 to 2100', of_year;
    END IF;
    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS fact_observation_%s PARTITION OF fact_observation_current FOR VALUES FROM (%s) TO (%s)',
        of_year, of_year * 100, (of_year + 1) * 100);
END
$$;

SELECT ensure_fact_year(y) FROM generate_series(2010, 2035) AS y;

-- The grain: one current observation of an indicator, an administrative unit and a reference period.
CREATE UNIQUE INDEX fact_observation_grain
    ON fact_observation_current (period_key, admin_unit_key, indicator_key);
CREATE INDEX fact_observation_indicator
    ON fact_observation_current (indicator_key, period_key, admin_unit_key) INCLUDE (value);
CREATE INDEX fact_observation_series
    ON fact_observation_current (admin_unit_key, indicator_key, period_key);
CREATE INDEX fact_observation_key ON fact_observation (observation_key);
CREATE INDEX fact_observation_report ON fact_observation_superseded (report_key);

-- Every version ever loaded, with the time it stood.
CREATE VIEW observation_revision AS
SELECT observation_key, period_key, admin_unit_key, indicator_key, report_key, source_row,
       unit_of_measure_key, status, qualifier, value, denominator,
       recorded_from, NULLIF(recorded_to, 'infinity') AS recorded_to,
       recorded_to = 'infinity' AS is_current
FROM fact_observation;

CREATE TABLE finding (
    finding_key     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report_key      integer NOT NULL REFERENCES dim_report,
    observation_key bigint,
    rule            text NOT NULL,
    severity        text NOT NULL CHECK (severity IN ('Info', 'Warning', 'Error')),
    message         text NOT NULL,
    message_en      text NOT NULL,
    source_row      integer,
    expected        text,
    actual          text,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX finding_report ON finding (report_key);

CREATE TABLE load (
    load_key       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file_name      text NOT NULL,
    sha256         text REFERENCES report_document,
    report_key     integer REFERENCES dim_report,
    state          text NOT NULL CHECK (state IN ('Queued', 'Running', 'Loaded', 'InReview', 'Unchanged', 'Rejected', 'Failed')),
    queued_at      timestamptz NOT NULL DEFAULT now(),
    started_at     timestamptz,
    ended_at       timestamptz,
    rows_read      integer NOT NULL DEFAULT 0,
    rows_loaded    integer NOT NULL DEFAULT 0,
    rows_in_review integer NOT NULL DEFAULT 0,
    attempts       integer NOT NULL DEFAULT 0,
    error          text
);
CREATE INDEX load_open ON load (load_key) WHERE state IN ('Queued', 'Running');

-- Facts on their way in, one load beside another. Unlogged: a load that dies starts again.
CREATE UNLOGGED TABLE staging_observation (
    load_key             bigint NOT NULL,
    source_row           integer NOT NULL,
    indicator_code       text NOT NULL,
    unit_of_measure_code text,
    status               text NOT NULL,
    qualifier            text NOT NULL,
    value                numeric,
    denominator          numeric
);
CREATE INDEX staging_observation_load ON staging_observation (load_key);
