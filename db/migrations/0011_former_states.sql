-- The warehouse as it stood at a moment. A moment is one of fact_moment: what a transaction changes carries the moment
-- that it took, and moments are taken one after the other, so that nothing committed later can belong to an earlier one.
-- Each …_as_of function is one plain query: the planner opens it up and uses the indexes below.

-- One transaction has one moment, however often it asks.
ALTER TABLE fact_moment ADD COLUMN taken_by xid8;

CREATE OR REPLACE FUNCTION next_fact_moment() RETURNS timestamptz
    LANGUAGE plpgsql
AS $$
DECLARE
    taken timestamptz;
BEGIN
    SELECT recorded_at INTO taken FROM fact_moment WHERE taken_by = pg_current_xact_id();
    IF taken IS NULL THEN
        UPDATE fact_moment
        SET recorded_at = greatest(clock_timestamp(), recorded_at + interval '1 microsecond'), taken_by = pg_current_xact_id()
        RETURNING recorded_at INTO taken;
    END IF;
    RETURN taken;
END
$$;

CREATE INDEX fact_observation_former_grain ON fact_observation_superseded (period_key, admin_unit_key, indicator_key);

CREATE FUNCTION fact_observation_as_of(moment timestamptz) RETURNS SETOF fact_observation
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT * FROM fact_observation WHERE recorded_from <= moment AND recorded_to > moment
$$;

CREATE FUNCTION observation_revision_as_of(moment timestamptz) RETURNS SETOF observation_revision
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT observation_key, period_key, admin_unit_key, indicator_key, report_key, source_row,
           unit_of_measure_key, status, qualifier, value, denominator,
           recorded_from, CASE WHEN recorded_to <= moment THEN recorded_to END, recorded_to > moment
    FROM fact_observation WHERE recorded_from <= moment
$$;

-- Reports. Their rows change before the moment of a load is taken: what they have become is kept when the load commits.
CREATE TABLE dim_report_history (
    recorded_from timestamptz NOT NULL,
    recorded_to   timestamptz NOT NULL DEFAULT 'infinity',
    LIKE dim_report INCLUDING COMMENTS,
    PRIMARY KEY (report_key, recorded_from)
);

CREATE FUNCTION keep_report_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    moment timestamptz := next_fact_moment();
    report integer     := CASE TG_OP WHEN 'DELETE' THEN OLD.report_key ELSE NEW.report_key END;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM dim_report_history WHERE report_key = report AND recorded_from = moment;
        UPDATE dim_report_history SET recorded_to = moment WHERE report_key = report AND recorded_to = 'infinity';
    END IF;
    INSERT INTO dim_report_history
    SELECT (jsonb_populate_record(NULL::dim_report_history, to_jsonb(r) || jsonb_build_object('recorded_from', moment, 'recorded_to', 'infinity'))).*
    FROM dim_report r WHERE r.report_key = report
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER dim_report_history AFTER INSERT OR UPDATE OR DELETE ON dim_report
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_report_history();

CREATE FUNCTION dim_report_as_of(moment timestamptz) RETURNS SETOF dim_report_history
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT * FROM dim_report_history WHERE recorded_from <= moment AND recorded_to > moment
$$;

-- Findings. They are written after the facts they are about, so the moment is taken already.
CREATE TABLE finding_history (
    recorded_from timestamptz NOT NULL,
    recorded_to   timestamptz NOT NULL DEFAULT 'infinity',
    LIKE finding INCLUDING COMMENTS,
    PRIMARY KEY (finding_key, recorded_from)
);
CREATE INDEX finding_history_report ON finding_history (report_key);

CREATE FUNCTION keep_finding_history() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    moment timestamptz := next_fact_moment();
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM finding_history WHERE finding_key = OLD.finding_key AND recorded_from = moment;
        UPDATE finding_history SET recorded_to = moment WHERE finding_key = OLD.finding_key AND recorded_to = 'infinity';
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO finding_history
        SELECT (jsonb_populate_record(NULL::finding_history, to_jsonb(NEW) || jsonb_build_object('recorded_from', moment, 'recorded_to', 'infinity'))).*;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER finding_history AFTER INSERT OR UPDATE OR DELETE ON finding
    FOR EACH ROW EXECUTE FUNCTION keep_finding_history();

CREATE FUNCTION finding_as_of(moment timestamptz) RETURNS SETOF finding_history
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT * FROM finding_history WHERE recorded_from <= moment AND recorded_to > moment
$$;

-- The ledger of loads keeps its own times: what a load was at a moment follows from them.
CREATE FUNCTION load_as_of(moment timestamptz)
    RETURNS TABLE (load_key bigint, file_name text, sha256 text, report_key integer, state text, queued_at timestamptz,
                   started_at timestamptz, ended_at timestamptz, rows_read integer, rows_loaded integer, rows_in_review integer,
                   attempts integer, error text)
    LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT l.load_key, l.file_name, l.sha256, CASE WHEN l.ended_at <= moment THEN l.report_key END,
           CASE WHEN l.ended_at <= moment THEN l.state WHEN l.started_at <= moment THEN 'Running' ELSE 'Queued' END,
           l.queued_at, CASE WHEN l.started_at <= moment THEN l.started_at END, CASE WHEN l.ended_at <= moment THEN l.ended_at END,
           CASE WHEN l.ended_at <= moment THEN l.rows_read ELSE 0 END, CASE WHEN l.ended_at <= moment THEN l.rows_loaded ELSE 0 END,
           CASE WHEN l.ended_at <= moment THEN l.rows_in_review ELSE 0 END,
           CASE WHEN l.started_at <= moment THEN l.attempts ELSE 0 END, CASE WHEN l.ended_at <= moment THEN l.error END
    FROM load l WHERE l.queued_at <= moment
$$;

-- What stands already has stood since it came.
INSERT INTO dim_report_history
SELECT (jsonb_populate_record(NULL::dim_report_history, to_jsonb(r) || jsonb_build_object('recorded_from', r.received_at, 'recorded_to', 'infinity'))).*
FROM dim_report r;
INSERT INTO finding_history
SELECT (jsonb_populate_record(NULL::finding_history, to_jsonb(f) || jsonb_build_object('recorded_from', f.created_at, 'recorded_to', 'infinity'))).*
FROM finding f;

COMMENT ON COLUMN fact_moment.taken_by IS 'The transaction that took the moment';
COMMENT ON FUNCTION next_fact_moment() IS 'Takes the transaction''s moment; other transactions wait until it commits';
COMMENT ON TABLE dim_report_history IS 'What a report has been. Grain: report × time. A new column of dim_report is added here too';
COMMENT ON COLUMN dim_report_history.recorded_from IS 'From which moment on it was so';
COMMENT ON COLUMN dim_report_history.recorded_to IS 'Until which moment, exclusive; infinity while it is so';
COMMENT ON TABLE finding_history IS 'What a finding has been. Grain: finding × time. A new column of finding is added here too';
COMMENT ON COLUMN finding_history.recorded_from IS 'From which moment on it stood';
COMMENT ON COLUMN finding_history.recorded_to IS 'Until which moment, exclusive; infinity while it stands';
COMMENT ON FUNCTION fact_observation_as_of(timestamptz) IS 'The facts that stood at a moment';
COMMENT ON FUNCTION observation_revision_as_of(timestamptz) IS 'The revisions as they were known at a moment';
COMMENT ON FUNCTION dim_report_as_of(timestamptz) IS 'The reports as they were at a moment';
COMMENT ON FUNCTION finding_as_of(timestamptz) IS 'The findings that stood at a moment';
COMMENT ON FUNCTION load_as_of(timestamptz) IS 'The loads as they were at a moment';
