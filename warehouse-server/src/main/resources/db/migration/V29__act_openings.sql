-- What the sealed fields of acts say. A leaf of the public log holds a digest with a salt in place
-- of what is commercial or free text; salt and value are here. Not append-only, and that is the
-- purpose: an act of an operator deletes rows, and nobody can open the digest any more. Rows are
-- never changed, and none goes without a note of who erased it.
CREATE TABLE act_opening (
  zone text NOT NULL,
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  path text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('COMMERCIAL', 'FREE_TEXT')),
  -- 16 bytes in Base64.
  salt text NOT NULL CHECK (octet_length(decode(salt, 'base64')) = 16),
  -- JSON as it was hashed: a text or a whole number.
  value text NOT NULL,
  PRIMARY KEY (zone, leaf_index, path)
);
CREATE TRIGGER act_opening_unchanged BEFORE UPDATE OR TRUNCATE ON act_opening
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE act_erasure (
  zone text NOT NULL,
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  path text NOT NULL,
  erased_leaf bigint NOT NULL CHECK (erased_leaf > leaf_index),
  erased_by text NOT NULL,
  erased_at timestamptz NOT NULL,
  PRIMARY KEY (zone, leaf_index, path)
);
CREATE TRIGGER act_erasure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act_erasure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_erasing_without_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM act_erasure e WHERE e.zone = OLD.zone
      AND e.leaf_index = OLD.leaf_index AND e.path = OLD.path) THEN
    RAISE EXCEPTION 'an opening is only deleted by the act eraseOpenings: leaf % of %, %',
      OLD.leaf_index, OLD.zone, OLD.path;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER act_opening_erased_by_an_act BEFORE DELETE ON act_opening
  FOR EACH ROW EXECUTE FUNCTION refuse_erasing_without_note();
