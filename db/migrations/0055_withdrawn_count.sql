-- Of a withdrawn report nothing stands: its count of observations says so. The row count stays what was read.

UPDATE dim_report SET loaded_count = 0 WHERE status = 'Rejected' AND loaded_count <> 0;
