-- The moment of the last change of the facts. Merges take it one after the other and keep its row locked until they
-- commit: a later moment is never seen before an earlier one. The pages of one answer see the facts as of the moment
-- that its first page saw.

CREATE TABLE fact_moment (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    recorded_at timestamptz NOT NULL
);
INSERT INTO fact_moment (recorded_at) SELECT coalesce(max(greatest(recorded_from, nullif(recorded_to, 'infinity'))), now()) FROM fact_observation;
GRANT UPDATE ON fact_moment TO cchc_loader;

CREATE FUNCTION next_fact_moment() RETURNS timestamptz
    LANGUAGE sql
AS $$
    UPDATE fact_moment SET recorded_at = greatest(clock_timestamp(), recorded_at + interval '1 microsecond') RETURNING recorded_at
$$;

CREATE INDEX fact_observation_ended ON fact_observation_superseded (recorded_to);

COMMENT ON TABLE fact_moment IS 'Moment of the last change of the facts. Grain: one row in all';
COMMENT ON COLUMN fact_moment.only_row IS 'Always true: there is one row';
COMMENT ON COLUMN fact_moment.recorded_at IS 'When the facts changed last; what began or ended then carries this time';
COMMENT ON FUNCTION next_fact_moment() IS 'Takes the next moment for a merge; others wait until it commits';
