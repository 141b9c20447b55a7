-- Least privilege. The owner holds the schema; the loader writes reports and facts; the reader reads.

GRANT USAGE ON SCHEMA public TO cchc_loader, cchc_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO cchc_loader, cchc_reader;
REVOKE SELECT ON staging_observation FROM cchc_reader;

GRANT INSERT, UPDATE ON report_document, dim_report, report_row, load TO cchc_loader;
GRANT INSERT, UPDATE, DELETE ON fact_observation, fact_observation_current, fact_observation_superseded TO cchc_loader;
GRANT INSERT, UPDATE, DELETE ON finding, staging_observation, report_row TO cchc_loader;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO cchc_loader;
REVOKE EXECUTE ON FUNCTION ensure_fact_year(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_fact_year(integer) TO cchc_loader;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO cchc_loader, cchc_reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO cchc_loader;
