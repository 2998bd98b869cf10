-- Checkpoints that this server signed, that its log does not continue, and that were shown while the
-- log was stopped. Whoever lifts that stop gives up what they show: those very ones do not stop the
-- log again, and any other does.
CREATE TABLE evidence_stop_shown (
  stop bigint NOT NULL REFERENCES evidence_stop (id),
  size bigint NOT NULL CHECK (size > 0),
  root text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
  shown_at timestamptz NOT NULL,
  PRIMARY KEY (stop, size, root)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_stop_shown
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
