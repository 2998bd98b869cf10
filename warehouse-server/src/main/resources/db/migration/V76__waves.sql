-- 波次 — several gate passes that are picked in one round, each into a tote of its own. Like the other
-- tables of handhelds: no scan moves the book, and which place a piece is in says fence_position.

-- The work of a wave is a task like that of a single document; its document is the wave's number.
DO $$
DECLARE
  rule text;
BEGIN
  FOR rule IN
    SELECT conname FROM pg_constraint
    WHERE conrelid = 'handling_task'::regclass AND contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%''ARRIVE''%'
  LOOP
    EXECUTE format('ALTER TABLE handling_task DROP CONSTRAINT %I', rule);
  END LOOP;
END $$;
ALTER TABLE handling_task ADD CONSTRAINT handling_task_kind_check
  CHECK (kind IN ('RECEIVE', 'PUT_AWAY', 'MOVE', 'PICK', 'WAVE', 'ARRIVE', 'COUNT'));
ALTER TABLE handling_task ADD CONSTRAINT handling_task_document_check
  CHECK ((document IS NOT NULL) = (kind IN ('RECEIVE', 'PICK', 'WAVE', 'ARRIVE')));

CREATE INDEX handling_task_of_wave ON handling_task (zone, document) WHERE kind = 'WAVE';

-- Its number is 'BC-' and the id.
CREATE TABLE handling_wave (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  -- Made with the form that asked for it: sent twice, it gathers once.
  gather_key text COLLATE "C" NOT NULL,
  -- The rule by which it was gathered. Null is: whenever it was approved.
  passes text NOT NULL CHECK (passes IN ('ANY', 'OF_THE_AREA', 'BY_CUSTOMS')),
  approved_before timestamptz,
  most_documents integer NOT NULL CHECK (most_documents BETWEEN 1 AND 26),
  most_pieces integer NOT NULL CHECK (most_pieces BETWEEN 1 AND 200),
  gathered_by text NOT NULL,
  gathered_at timestamptz NOT NULL,
  released_by text,
  released_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  -- How it ended: picked, or cancelled before anything of it was taken.
  cancelled boolean,
  UNIQUE (zone, gather_key),
  CHECK ((released_by IS NULL) = (released_at IS NULL)),
  CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  CHECK ((ended_by IS NULL) = (cancelled IS NULL))
);
CREATE INDEX handling_wave_under_way ON handling_wave (zone, id) WHERE ended_at IS NULL;

CREATE TABLE handling_wave_document (
  wave_id bigint NOT NULL REFERENCES handling_wave (id),
  zone text NOT NULL,
  document text NOT NULL,
  -- Which tote of the cart is its own: 1 is A.
  slot integer NOT NULL CHECK (slot BETWEEN 1 AND 26),
  -- OPEN: is picked in this wave. DONE: the wave ended. SHORT: a supervisor let it go on with what is
  -- there. TAKEN_OUT: it waits again.
  state text NOT NULL CHECK (state IN ('OPEN', 'DONE', 'SHORT', 'TAKEN_OUT')),
  decided_by text,
  decided_at timestamptz,
  PRIMARY KEY (wave_id, document),
  UNIQUE (wave_id, slot)
);
-- Whoever gathers at the same time: a document is in one wave at a time.
CREATE UNIQUE INDEX handling_wave_document_once ON handling_wave_document (zone, document)
  WHERE state IN ('OPEN', 'SHORT');

-- Whose aisle it is. Who is not heard of for a while has left it, and another one may take it.
CREATE TABLE handling_wave_aisle (
  wave_id bigint NOT NULL REFERENCES handling_wave (id),
  aisle text COLLATE "C" NOT NULL,
  worker text NOT NULL,
  -- His how many-th aisle in this wave: he walks the first up, the second down, and so on.
  turn integer NOT NULL CHECK (turn >= 1),
  taken_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (wave_id, aisle)
);

-- What somebody looked for in vain; taken back with its scan.
CREATE TABLE handling_wave_short (
  wave_id bigint NOT NULL REFERENCES handling_wave (id),
  epc text COLLATE "C" NOT NULL,
  scan_id bigint NOT NULL REFERENCES handling_scan (id),
  PRIMARY KEY (wave_id, epc)
);
CREATE INDEX handling_wave_short_of_scan ON handling_wave_short (scan_id);
