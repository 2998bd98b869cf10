-- Who may enter. An account is a reference such as a personnel number, never a name of a person.
CREATE TABLE access_account (
  name text COLLATE "C" PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  kind text NOT NULL CHECK (kind IN ('PERSON', 'PROGRAM')),
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  -- bcrypt of a person's password; SHA-256 of a program's secret, which has 256 random bits.
  secret_hash text NOT NULL,
  must_change boolean NOT NULL,
  -- Grows with each change of secret, roles or standing; a session of an earlier one is over.
  generation bigint NOT NULL DEFAULT 1,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

-- What happened to accounts, and by which account; the first one is made by "system".
CREATE TABLE access_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  happened_at timestamptz NOT NULL,
  account text NOT NULL,
  what text NOT NULL CHECK (
    what IN ('CREATED', 'SECRET_CHANGED', 'SECRET_RESET', 'LOCKED', 'DISABLED', 'ENABLED', 'ENTERED')),
  by_account text NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX access_event_newest ON access_event (account, id DESC);
