-- A part of a tag's number that no tag of ours ends with was looked for in all tags, one by one. Three neighbouring
-- characters at a time, they are found in an index instead, where the database has what makes one (pg_trgm, which
-- comes with PostgreSQL and which the owner of a database may add). Where it has not, the search is slow, as before.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX goods_tag_by_part ON goods_tag USING gin (epc gin_trgm_ops);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'part of a tag''s number is looked for in all tags: this role may not add pg_trgm; its owner may, and then run CREATE INDEX goods_tag_by_part ON goods_tag USING gin (epc gin_trgm_ops)';
END $$;
