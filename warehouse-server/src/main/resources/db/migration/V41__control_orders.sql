-- Control orders 布控 as they were placed, and how they were lifted. A buyer is a reference, never a
-- person.
CREATE TABLE control_order (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  order_no text NOT NULL,
  target_kind text NOT NULL CHECK (target_kind IN ('TAG', 'ITEM', 'LOT', 'BUYER', 'PORTAL')),
  target text COLLATE "C" NOT NULL,
  reason text NOT NULL
    CHECK (reason IN ('RISK', 'INSPECTION', 'MISMATCH', 'RECALL', 'COURT', 'OTHER')),
  reason_text text NOT NULL,
  -- By its paper; it has effect from its act on.
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  placed_at timestamptz NOT NULL,
  UNIQUE (zone, order_no),
  CHECK (valid_from <= placed_at),
  CHECK (valid_until > placed_at)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON control_order
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE control_lift (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  order_no text NOT NULL,
  outcome text NOT NULL,
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  lifted_at timestamptz NOT NULL,
  UNIQUE (zone, order_no),
  FOREIGN KEY (zone, order_no) REFERENCES control_order (zone, order_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON control_lift
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Acts that were refused because of an order: notes of this server, not evidence, for a refused act
-- leaves no leaf.
CREATE TABLE control_stop (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  order_no text NOT NULL,
  act_id text NOT NULL,
  act text NOT NULL,
  stopped_at timestamptz NOT NULL,
  UNIQUE (zone, order_no, act_id)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON control_stop
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The lines of the fence log that name an order: crossings of what it holds, and sirens for it.
CREATE INDEX fence_entry_stopped ON fence_entry (zone, document)
  WHERE document IS NOT NULL AND verdict = 'UNDER_CONTROL';
CREATE INDEX fence_entry_rang_for ON fence_entry (zone, document)
  WHERE document IS NOT NULL AND verdict IS NULL;
