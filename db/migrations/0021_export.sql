-- Answers that clients asked for to fetch later (Prefer: respond-async). The row outlives the process that works on
-- it; the answer's bytes lie in a file of the data folder. Whoever knows the key may fetch the answer, so the reader,
-- whose rows every request sees, does not see the keys.

CREATE TABLE export (
    export_key uuid PRIMARY KEY,
    request    jsonb NOT NULL,
    queued_at  timestamptz NOT NULL DEFAULT now(),
    attempts   integer NOT NULL DEFAULT 0,
    ended_at   timestamptz,
    status     integer CHECK (status BETWEEN 200 AND 599),
    headers    jsonb,
    byte_count bigint,
    CHECK ((ended_at IS NULL) = (status IS NULL) AND (status IS NULL) = (headers IS NULL) AND (status IS NULL) = (byte_count IS NULL))
);
CREATE INDEX export_ended ON export (ended_at);

REVOKE SELECT ON export FROM cchc_reader;
GRANT SELECT, INSERT, UPDATE, DELETE ON export TO cchc_loader;

COMMENT ON TABLE export IS 'Answers made for later fetching. Grain: one row per request answered 202 whose answer is still kept';
COMMENT ON COLUMN export.export_key IS 'Random; the last part of the address of the status monitor';
COMMENT ON COLUMN export.request IS 'The request as it came: host, address and the headers that its answer depends on';
COMMENT ON COLUMN export.queued_at IS 'When the request came';
COMMENT ON COLUMN export.attempts IS 'How often the work was begun; a server that stops meanwhile leaves it to the next';
COMMENT ON COLUMN export.ended_at IS 'When the answer was complete; null while it is made';
COMMENT ON COLUMN export.status IS 'HTTP status of the answer, errors included';
COMMENT ON COLUMN export.headers IS 'Headers of the answer that travel with it';
COMMENT ON COLUMN export.byte_count IS 'Length of the answer''s body, not compressed';
