-- Three roles: one owns the schema, one loads, one only reads. Where they exist already (a private
-- cluster makes them with its own passwords, a DBA may have made them) they stay as they are.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['cchc_owner', 'cchc_loader', 'cchc_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
END
$$;
