-- 到访: doors for people that agents stated to have opened, one row for each such leaf. Of a person
-- there is a reference that names nobody: it is made with a secret that is erased when the member
-- withdraws, and then leads to nobody any more. No face, no name, nothing of who was not let in.
CREATE TABLE visit_opening (
  zone text COLLATE "C" NOT NULL,
  leaf_index bigint NOT NULL,
  door text COLLATE "C" NOT NULL,
  way text COLLATE "C" NOT NULL CHECK (way IN ('IN', 'OUT')),
  -- By what it was opened: a face, a ticket, the staff, an emergency.
  means text COLLATE "C" NOT NULL CHECK (means IN ('FACE', 'CODE', 'STAFF', 'EMERGENCY')),
  -- Null where nobody is known.
  person text COLLATE "C" CHECK (person ~ '^[0-9a-f]{64}$'),
  -- By the agent's clock.
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (zone, leaf_index)
);
CREATE INDEX visit_opening_of_day ON visit_opening (zone, seen_at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_opening
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
