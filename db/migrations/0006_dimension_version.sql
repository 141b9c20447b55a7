-- The version of the dimensions: servers hold them in memory and see here, in the snapshot of each answer,
-- whether what they hold is still what stands. Only statements that change rows move it on.

CREATE TABLE dimension_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint NOT NULL
);
INSERT INTO dimension_version (version) VALUES (1);

CREATE FUNCTION move_dimension_version() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        UPDATE dimension_version SET version = version + 1;
    ELSIF EXISTS (SELECT FROM changed) THEN
        UPDATE dimension_version SET version = version + 1;
    END IF;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    dimension text;
    event     text;
BEGIN
    FOREACH dimension IN ARRAY ARRAY['dim_admin_unit', 'dim_area', 'dim_indicator', 'dim_indicator_group', 'dim_period',
                                     'dim_unit_of_measure'] LOOP
        FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION move_dimension_version()',
                           dimension || '_version_' || lower(event), event, dimension,
                           CASE event WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END);
        END LOOP;
        EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION move_dimension_version()',
                       dimension || '_version_truncate', dimension);
    END LOOP;
END
$$;

-- The key that marks the continuation links of this warehouse as its own: the same for every server that answers from it.
CREATE TABLE link_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    secret   bytea NOT NULL CHECK (length(secret) >= 32)
);
INSERT INTO link_key (secret)
SELECT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
REVOKE SELECT ON link_key FROM cchc_loader;

COMMENT ON TABLE dimension_version IS 'Version of the dimensions. Grain: one row in all';
COMMENT ON COLUMN dimension_version.only_row IS 'Always true: there is one row';
COMMENT ON COLUMN dimension_version.version IS 'Moves on with every change of a dimension''s rows';
COMMENT ON TABLE link_key IS 'Key that signs continuation links. Grain: one row in all';
COMMENT ON COLUMN link_key.only_row IS 'Always true: there is one row';
COMMENT ON COLUMN link_key.secret IS 'Random; whoever changes it makes the links given out so far invalid';
