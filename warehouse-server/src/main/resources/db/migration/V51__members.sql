-- Members 会员: who registered once, and shows a code at the till. Name, identity number, telephone and
-- the secret of the code are sealed with a key that is not in the database; a row is deleted in the
-- moment in which its member withdraws.
CREATE TABLE member_person (
  member_no text COLLATE "C" PRIMARY KEY CHECK (member_no ~ '^[0-9]{10}$'),
  -- SHA-256 of the 256 random bits that open the member's page.
  key_sha256 text NOT NULL UNIQUE CHECK (length(key_sha256) = 64),
  sealed_person bytea NOT NULL,
  sealed_secret bytea NOT NULL,
  -- Which text he agreed to, and when.
  consent_version text NOT NULL,
  consented_at timestamptz NOT NULL,
  -- The half minute, counted from the epoch, of the last code that was taken: each is taken once.
  last_step bigint NOT NULL DEFAULT -1,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);

-- Numbers of those who withdrew: a random number and a time, nothing of a person. Their codes are
-- refused by name, and no number is given to a second person.
CREATE TABLE member_withdrawn (
  member_no text COLLATE "C" PRIMARY KEY CHECK (member_no ~ '^[0-9]{10}$'),
  withdrawn_at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON member_withdrawn
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
