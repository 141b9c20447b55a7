-- Dimensions of the star: who, when, what, in which unit of measure.
-- Natural keys are the publishers' codes; surrogate keys are meaningless integers, except the
-- period's, which sorts and partitions the facts (year * 100 + place in the year).

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE COLLATION IF NOT EXISTS vietnamese (provider = icu, locale = 'vi-VN');

-- Text as $search compares it: without case and without diacritics ("Thạnh Trị" → "thanh tri").
CREATE FUNCTION search_fold(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(public.unaccent('public.unaccent', normalize($1, NFC)));

CREATE TABLE dim_unit_of_measure (
    unit_of_measure_key  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_of_measure_code text NOT NULL UNIQUE,
    name                 text NOT NULL,
    name_en              text NOT NULL,
    category             text NOT NULL CHECK (category IN ('Count', 'Rate', 'Flag', 'Category', 'Score', 'Money'))
);

CREATE TABLE dim_area (
    area_code text PRIMARY KEY,
    name      text NOT NULL,
    name_en   text NOT NULL
);

CREATE TABLE dim_indicator_group (
    group_code text PRIMARY KEY,
    area_code  text NOT NULL REFERENCES dim_area,
    name       text NOT NULL,
    name_en    text NOT NULL
);

CREATE TABLE dim_indicator (
    indicator_key       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    indicator_code      text NOT NULL UNIQUE,
    area_code           text NOT NULL REFERENCES dim_area,
    group_code          text NOT NULL REFERENCES dim_indicator_group,
    name                text NOT NULL,
    name_en             text NOT NULL,
    kind                text NOT NULL CHECK (kind IN ('Count', 'Percent', 'YesNo', 'Coded', 'Score')),
    measuring_type      text NOT NULL CHECK (measuring_type IN ('Flow', 'Stock', 'Cumulative', 'Rate', 'Flag', 'Category', 'Score')),
    direction           text NOT NULL CHECK (direction IN ('HigherIsBetter', 'LowerIsBetter', 'Neutral')),
    unit_of_measure_key integer NOT NULL REFERENCES dim_unit_of_measure,
    numerator_code      text REFERENCES dim_indicator (indicator_code) DEFERRABLE INITIALLY DEFERRED,
    denominator_code    text REFERENCES dim_indicator (indicator_code) DEFERRABLE INITIALLY DEFERRED,
    definition          text
);
CREATE INDEX dim_indicator_search ON dim_indicator USING gin (search_fold(name) gin_trgm_ops);

CREATE TABLE dim_indicator_code (
    indicator_key integer NOT NULL REFERENCES dim_indicator,
    value         integer NOT NULL,
    label         text NOT NULL,
    label_en      text NOT NULL,
    PRIMARY KEY (indicator_key, value)
);

CREATE TABLE dim_period (
    period_key     integer PRIMARY KEY,
    period_code    text NOT NULL UNIQUE,
    kind           text NOT NULL CHECK (kind IN ('Year', 'HalfYear', 'NineMonths', 'Quarter', 'Month')),
    year           integer NOT NULL,
    ordinal        integer NOT NULL,
    starts_on      date NOT NULL,
    ends_on        date NOT NULL CHECK (ends_on > starts_on),
    end_date       date NOT NULL GENERATED ALWAYS AS (ends_on - 1) STORED,
    due_on         date NOT NULL,
    name           text NOT NULL,
    name_en        text NOT NULL,
    prior_year_key integer REFERENCES dim_period DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (kind, year, ordinal),
    CHECK (period_key / 100 = year)
);

CREATE TABLE dim_admin_unit (
    admin_unit_key  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    admin_unit_code text NOT NULL,
    name            text NOT NULL,
    short_name      text NOT NULL,
    name_en         text NOT NULL,
    level           text NOT NULL CHECK (level IN ('Province', 'District', 'Commune')),
    type            text NOT NULL,
    parent_key      integer REFERENCES dim_admin_unit,
    parent_code     text,
    district_key    integer REFERENCES dim_admin_unit,
    province_key    integer REFERENCES dim_admin_unit,
    district_code   text,
    province_code   text NOT NULL,
    valid_from      date NOT NULL,
    valid_to        date CHECK (valid_to > valid_from),
    is_current      boolean NOT NULL GENERATED ALWAYS AS (valid_to IS NULL) STORED,
    UNIQUE (admin_unit_code, valid_from),
    EXCLUDE USING gist (admin_unit_code WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX dim_admin_unit_parent ON dim_admin_unit (parent_key);
CREATE INDEX dim_admin_unit_province ON dim_admin_unit (province_code, level);
CREATE INDEX dim_admin_unit_search ON dim_admin_unit USING gin (search_fold(name) gin_trgm_ops);

CREATE TABLE unit_lineage (
    unit_lineage_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    predecessor_code text,
    successor_code   text,
    effective_date   date NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('merged', 'split', 'transferred', 'upgraded', 'renamed', 'abolished')),
    basis            text,
    weight           numeric(7, 6),
    CHECK (predecessor_code IS NOT NULL OR successor_code IS NOT NULL),
    UNIQUE NULLS NOT DISTINCT (predecessor_code, successor_code, effective_date, kind)
);
CREATE INDEX unit_lineage_successor ON unit_lineage (successor_code, effective_date);
