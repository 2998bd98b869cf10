-- What a witness found against a log. While a stop is not lifted, nothing of that log is signed or
-- appended, also after a restart; it is lifted by an operator's word, with the reason.
CREATE TABLE evidence_stop (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  finding text NOT NULL,
  found_at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_stop
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE evidence_stop_lifted (
  stop bigint PRIMARY KEY REFERENCES evidence_stop (id),
  reason text NOT NULL CHECK (reason <> ''),
  lifted_at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_stop_lifted
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
