-- Gate passes of whole bonded lists, as their act states them: which pieces ride, each by the sale whose retail
-- list lets it go. bonded_pass_tag has their tags for the page.
CREATE TABLE list_pass (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  -- Our own number of what was handed in at customs.
  pass_no text NOT NULL,
  leaf_index bigint NOT NULL,
  declared_at timestamptz NOT NULL,
  UNIQUE (zone, pass_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_pass
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE list_pass_piece (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  pass_no text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  -- The document that permits its crossing to the street.
  sale_no text NOT NULL,
  UNIQUE (zone, pass_no, epc),
  FOREIGN KEY (zone, pass_no) REFERENCES list_pass (zone, pass_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_pass_piece
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Its tags against what the fence saw, each time when that came out otherwise than before.
CREATE TABLE list_pass_comparison (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  pass_no text NOT NULL,
  passed text[] NOT NULL,
  -- Pairs: the tag, and how it differs, with a blank between.
  differences text[] NOT NULL,
  leaf_index bigint NOT NULL,
  compared_at timestamptz NOT NULL,
  UNIQUE (zone, pass_no, leaf_index),
  FOREIGN KEY (zone, pass_no) REFERENCES list_pass (zone, pass_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_pass_comparison
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
