-- Acts that wait until another person approves them, word for word as they were stated. Notes of this
-- server, not evidence: an act that has not taken effect has no leaf.
CREATE TABLE act_proposal (
  zone text NOT NULL,
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  content text NOT NULL,
  content_sha256 text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  approvers text[] NOT NULL CHECK (cardinality(approvers) > 0),
  proposed_at timestamptz NOT NULL,
  valid_until timestamptz NOT NULL CHECK (valid_until > proposed_at),
  PRIMARY KEY (zone, id)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX act_proposal_newest ON act_proposal (zone, proposed_at DESC);

-- Refused by another person, or taken back by who stated it.
CREATE TABLE act_proposal_refusal (
  zone text NOT NULL,
  id text COLLATE "C" NOT NULL,
  refused_by text NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  refused_at timestamptz NOT NULL,
  PRIMARY KEY (zone, id),
  FOREIGN KEY (zone, id) REFERENCES act_proposal (zone, id)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act_proposal_refusal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Acts that took effect on a second person's word, as their leaves say: nobody approves his own.
CREATE TABLE act_approval (
  zone text NOT NULL,
  act_id text COLLATE "C" NOT NULL,
  leaf_index bigint NOT NULL,
  actor text NOT NULL,
  approved_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  approved_at timestamptz NOT NULL,
  PRIMARY KEY (zone, act_id),
  CHECK (split_part(actor, ':', 2) <> split_part(approved_by, ':', 2)),
  CHECK (proposed_at <= approved_at)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON act_approval
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
