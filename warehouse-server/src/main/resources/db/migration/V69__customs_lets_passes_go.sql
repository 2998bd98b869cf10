-- Display passes for which customs is asked: the account book moves by a document of the pass, when customs
-- has let its vehicle pass and all its tags are through.
ALTER TABLE gate_pass ADD COLUMN by_customs boolean NOT NULL DEFAULT false;

-- The pieces of such a pass, each with its line of the document.
CREATE TABLE gate_pass_piece (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  pass_no text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  line_no int NOT NULL CHECK (line_no >= 1),
  UNIQUE (zone, pass_no, epc),
  FOREIGN KEY (zone, pass_no) REFERENCES gate_pass (zone, pass_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gate_pass_piece
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What customs said of it: approved, past customs' own gate, taken back. Each is said once.
CREATE TABLE gate_pass_word (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  pass_no text NOT NULL,
  word text NOT NULL CHECK (word IN ('APPROVED', 'PASSED', 'TAKEN_BACK')),
  paper_no text NOT NULL,
  happened_at timestamptz NOT NULL,
  leaf_index bigint NOT NULL,
  heard_at timestamptz NOT NULL,
  UNIQUE (zone, pass_no, word),
  FOREIGN KEY (zone, pass_no) REFERENCES gate_pass (zone, pass_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gate_pass_word
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Its tags against what went through the opening, each time when that came out otherwise than before.
CREATE TABLE gate_pass_comparison (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  pass_no text NOT NULL,
  passed text[] NOT NULL,
  -- Pairs: the tag, and how it differs, with a blank between.
  differences text[] NOT NULL,
  leaf_index bigint NOT NULL,
  compared_at timestamptz NOT NULL,
  UNIQUE (zone, pass_no, leaf_index),
  FOREIGN KEY (zone, pass_no) REFERENCES gate_pass (zone, pass_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gate_pass_comparison
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A permit of such a pass: its crossing makes no entry of its own, and it lets nothing through while it
-- waits for customs.
ALTER TABLE fence_permit ADD COLUMN by_document boolean NOT NULL DEFAULT false;
ALTER TABLE fence_permit ADD COLUMN waits boolean NOT NULL DEFAULT false;

-- Alarms about a gate pass instead of a tag or a device; later crossings may mend what they are about.
ALTER TABLE fence_alarm ADD COLUMN gate_pass text;
ALTER TABLE fence_alarm ADD COLUMN mended_leaf bigint;
ALTER TABLE fence_alarm ADD COLUMN mended_at timestamptz;
ALTER TABLE fence_alarm DROP CONSTRAINT fence_alarm_about;
ALTER TABLE fence_alarm ADD CONSTRAINT fence_alarm_about CHECK (
  (num_nulls(portal, epc) = 0 AND num_nulls(device, trouble, detail) = 3 AND gate_pass IS NULL
    AND num_nonnulls(edge_leaf, verdict_leaf) >= 1)
  OR (num_nulls(portal, epc) = 2 AND num_nulls(device, trouble, detail) = 0 AND gate_pass IS NULL)
  OR (num_nulls(portal, epc, device, trouble) = 4 AND num_nulls(gate_pass, detail) = 0));
ALTER TABLE fence_alarm ADD CONSTRAINT fence_alarm_mended CHECK (
  num_nulls(mended_leaf, mended_at) IN (0, 2) AND (mended_leaf IS NULL OR gate_pass IS NOT NULL));
CREATE UNIQUE INDEX fence_alarm_of_pass_open ON fence_alarm (zone, gate_pass)
  WHERE acknowledged_leaf IS NULL;
