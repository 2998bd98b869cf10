-- Gate passes 核放单: from the warehouse into the experience centre.
CREATE TABLE gate_pass (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  pass_no text NOT NULL,
  content_sha256 text NOT NULL,
  pieces int NOT NULL CHECK (pieces >= 1),
  held_fen bigint NOT NULL CHECK (held_fen >= 0),
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  approved_at timestamptz NOT NULL,
  UNIQUE (zone, pass_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gate_pass
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Sales, with the number of the list 进口清单 that customs released. No buyer is named here.
CREATE TABLE sale (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  customs_release_ref text NOT NULL,
  content_sha256 text NOT NULL,
  pieces int NOT NULL CHECK (pieces >= 1),
  held_fen bigint NOT NULL CHECK (held_fen >= 0),
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (zone, sale_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Portals 通道门: which places an opening joins. From the settings; never changed while they are used.
CREATE TABLE fence_portal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  name text NOT NULL,
  outside text NOT NULL CHECK (outside IN ('ABROAD', 'WAREHOUSE', 'CENTRE', 'STREET')),
  inside text NOT NULL CHECK (inside IN ('ABROAD', 'WAREHOUSE', 'CENTRE', 'STREET')),
  UNIQUE (zone, name),
  CHECK (outside <> inside)
);

-- Grows with every change of the zone's permits.
CREATE TABLE fence_permit_version (
  zone text PRIMARY KEY,
  version bigint NOT NULL CHECK (version >= 1)
);

-- Permits: a planned move, through one opening. Open until the move is made or withdrawn.
CREATE TABLE fence_permit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  portal text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('IN', 'OUT')),
  document text NOT NULL,
  move_id uuid NOT NULL REFERENCES ledger_transfer (id),
  opened_leaf bigint NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_leaf bigint,
  closed_at timestamptz,
  CHECK ((closed_leaf IS NULL) = (closed_at IS NULL)),
  FOREIGN KEY (zone, portal) REFERENCES fence_portal (zone, name)
);
CREATE UNIQUE INDEX fence_permit_open ON fence_permit (zone, epc, portal, direction)
  WHERE closed_leaf IS NULL;
CREATE TRIGGER history_stays BEFORE DELETE OR TRUNCATE ON fence_permit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where each tag is, by the last verdict. May be made again from fence_entry and the inbound lists.
CREATE TABLE fence_position (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  place text NOT NULL
    CHECK (place IN ('ABROAD', 'WAREHOUSE', 'CENTRE', 'STREET', 'INVESTIGATION')),
  left_place text,
  left_portal text,
  since_leaf bigint NOT NULL,
  since timestamptz NOT NULL,
  UNIQUE (zone, epc),
  CHECK ((place = 'INVESTIGATION') = (left_place IS NOT NULL)),
  CHECK ((place = 'INVESTIGATION') = (left_portal IS NOT NULL))
);

-- The fence log 围网日志: one row for each fact at an opening, in the order of the evidence log.
CREATE TABLE fence_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  leaf_index bigint NOT NULL,
  device text NOT NULL,
  epoch bigint NOT NULL,
  seq bigint NOT NULL,
  seen_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  committed_at timestamptz NOT NULL,
  kind text NOT NULL,
  reader text,
  portal text,
  epc text,
  item text,
  direction text,
  confidence_permille int,
  edge_decision text,
  verdict text,
  document text,
  from_place text,
  to_place text,
  detail text NOT NULL,
  UNIQUE (zone, leaf_index),
  UNIQUE (zone, device, epoch, seq)
);
CREATE INDEX fence_entry_by_epc ON fence_entry (zone, epc, leaf_index) WHERE epc IS NOT NULL;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fence_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Alarms 报警: one for each tag and opening while it is open, joined by the edge's siren and by
-- the verdict. The number of an alarm is the leaf that opened it.
CREATE TABLE fence_alarm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  alarm_id bigint NOT NULL,
  portal text NOT NULL,
  epc text NOT NULL,
  item text,
  seen_at timestamptz NOT NULL,
  committed_at timestamptz NOT NULL,
  edge_reason text,
  edge_leaf bigint,
  verdict text,
  verdict_leaf bigint,
  facts int NOT NULL CHECK (facts >= 1),
  last_leaf bigint NOT NULL,
  outcome text,
  acknowledged_by text,
  acknowledged_leaf bigint,
  acknowledged_at timestamptz,
  UNIQUE (zone, alarm_id),
  CHECK (edge_leaf IS NOT NULL OR verdict_leaf IS NOT NULL),
  CHECK (num_nulls(outcome, acknowledged_by, acknowledged_leaf, acknowledged_at) IN (0, 4))
);
CREATE UNIQUE INDEX fence_alarm_open ON fence_alarm (zone, portal, epc)
  WHERE acknowledged_leaf IS NULL;
CREATE TRIGGER history_stays BEFORE DELETE OR TRUNCATE ON fence_alarm
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
