-- 标签芯片 — from which chip (TID) a number (EPC) answered at an opening, each pair once, by the first
-- record that stated it. Never changed: what is bound in goods_commission goes before it.
CREATE TABLE goods_chip (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  tid text COLLATE "C" NOT NULL,
  portal text NOT NULL,
  leaf_index bigint NOT NULL,
  heard_at timestamptz NOT NULL,
  UNIQUE (zone, epc, tid)
);
CREATE INDEX goods_chip_by_tid ON goods_chip (zone, tid, leaf_index);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON goods_chip
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An alarm about a tag may say in detail with which chip it answered.
ALTER TABLE fence_alarm DROP CONSTRAINT fence_alarm_about;
ALTER TABLE fence_alarm ADD CONSTRAINT fence_alarm_about CHECK (
  (num_nulls(portal, epc) = 0 AND num_nulls(device, trouble) = 2 AND gate_pass IS NULL
    AND num_nonnulls(edge_leaf, verdict_leaf) >= 1)
  OR (num_nulls(portal, epc) = 2 AND num_nulls(device, trouble, detail) = 0 AND gate_pass IS NULL)
  OR (num_nulls(portal, epc, device, trouble) = 4 AND num_nulls(gate_pass, detail) = 0));
