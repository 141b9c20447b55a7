-- The units directly below a unit, whose figures are held against its own.
CREATE INDEX dim_admin_unit_parent_code ON dim_admin_unit (parent_code, level);
