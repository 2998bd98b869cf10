-- 现场作业 — what people do with handhelds inside a place. Which place a piece is in says fence_position;
-- what moves the book are acts. Nothing here does either.

-- 库位, with its label.
CREATE TABLE handling_bin (
  zone text NOT NULL,
  code text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,23}$'),
  place text NOT NULL CHECK (place IN ('WAREHOUSE', 'CENTRE')),
  damaged boolean NOT NULL,
  -- In pieces; null is not limited.
  capacity integer CHECK (capacity > 0),
  blocked text CHECK (length(blocked) BETWEEN 1 AND 100),
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (zone, code)
);

CREATE TABLE handling_task (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('RECEIVE', 'PUT_AWAY', 'MOVE', 'PICK', 'ARRIVE', 'COUNT')),
  document text CHECK ((document IS NOT NULL) = (kind IN ('RECEIVE', 'PICK', 'ARRIVE'))),
  place text NOT NULL CHECK (place IN ('WAREHOUSE', 'CENTRE')),
  opened_by text NOT NULL,
  opened_at timestamptz NOT NULL,
  finished_by text,
  finished_at timestamptz,
  -- Pieces that were still to be done, or bins of a count that nobody counted.
  missing integer CHECK (missing >= 0),
  CHECK ((finished_by IS NULL) = (finished_at IS NULL)),
  CHECK ((finished_by IS NULL) = (missing IS NULL))
);
-- One at a time for each document, and one count for each place: who comes later joins.
CREATE UNIQUE INDEX handling_task_of_document ON handling_task (zone, kind, document)
  WHERE finished_at IS NULL AND document IS NOT NULL;
CREATE UNIQUE INDEX handling_task_count ON handling_task (zone, place)
  WHERE finished_at IS NULL AND kind = 'COUNT';
-- Own work: one of each kind.
CREATE UNIQUE INDEX handling_task_of_worker ON handling_task (zone, kind, opened_by)
  WHERE finished_at IS NULL AND kind IN ('PUT_AWAY', 'MOVE');
CREATE INDEX handling_task_finished ON handling_task (zone, finished_at)
  WHERE finished_at IS NOT NULL;

-- Each message of a handheld and what it came to, once by its key.
CREATE TABLE handling_scan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  scan_key text COLLATE "C" NOT NULL,
  task_id bigint NOT NULL REFERENCES handling_task (id),
  worker text NOT NULL,
  verb text NOT NULL,
  -- What was scanned; nothing of a person's or a paying code.
  subject text NOT NULL,
  subject_text text NOT NULL,
  epc text COLLATE "C",
  word text NOT NULL,
  -- What the sentence of that word speaks of.
  about_item text NOT NULL,
  about_bin text NOT NULL,
  about_document text NOT NULL,
  about_tag text NOT NULL,
  about_count bigint NOT NULL,
  -- The scan that this one takes back.
  undoes bigint UNIQUE REFERENCES handling_scan (id),
  -- By the handheld's clock, and by ours.
  scanned_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (zone, scan_key)
);
CREATE INDEX handling_scan_of_task ON handling_scan (task_id, worker, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON handling_scan
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where a piece stands inside its place, by the last scan of it.
CREATE TABLE handling_piece (
  zone text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  -- Where it was counted in, and against which list or pass.
  place text NOT NULL CHECK (place IN ('WAREHOUSE', 'CENTRE')),
  document text,
  bin text COLLATE "C",
  -- In whose hand it is.
  task_id bigint REFERENCES handling_task (id),
  picked_for text,
  damaged boolean NOT NULL,
  last_scan bigint NOT NULL REFERENCES handling_scan (id),
  PRIMARY KEY (zone, epc),
  FOREIGN KEY (zone, bin) REFERENCES handling_bin (zone, code)
);
CREATE INDEX handling_piece_in_bin ON handling_piece (zone, bin) WHERE bin IS NOT NULL;
CREATE INDEX handling_piece_in_hand ON handling_piece (task_id) WHERE task_id IS NOT NULL;

-- How a piece stood before a scan changed it, so that the scan can be taken back; all null: nobody had
-- counted it in.
CREATE TABLE handling_before (
  scan_id bigint NOT NULL REFERENCES handling_scan (id),
  epc text COLLATE "C" NOT NULL,
  place text,
  document text,
  bin text COLLATE "C",
  task_id bigint,
  picked_for text,
  damaged boolean,
  last_scan bigint,
  PRIMARY KEY (scan_id, epc)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON handling_before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 盘点: what was found where; taken back with its scan.
CREATE TABLE handling_found (
  task_id bigint NOT NULL REFERENCES handling_task (id),
  epc text COLLATE "C" NOT NULL,
  bin text COLLATE "C" NOT NULL,
  scan_id bigint NOT NULL UNIQUE REFERENCES handling_scan (id),
  PRIMARY KEY (task_id, epc)
);

-- At which bins each person of a count stood; the last one is where he stands.
CREATE TABLE handling_stood (
  task_id bigint NOT NULL REFERENCES handling_task (id),
  worker text NOT NULL,
  bin text COLLATE "C" NOT NULL,
  scan_id bigint NOT NULL REFERENCES handling_scan (id),
  PRIMARY KEY (task_id, worker, scan_id)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON handling_stood
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which pieces a list or pass is about.
CREATE INDEX fence_permit_of_document ON fence_permit (zone, document, epc);
