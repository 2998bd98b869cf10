-- 已销毁 — a piece that was destroyed before a witness is nowhere any more, and its tag must not be heard again.
ALTER TABLE fence_position DROP CONSTRAINT fence_position_place_check;
ALTER TABLE fence_position ADD CONSTRAINT fence_position_place_check
  CHECK (place IN ('ABROAD', 'WAREHOUSE', 'CENTRE', 'STREET', 'INVESTIGATION', 'DESTROYED'));

CREATE TABLE goods_destroyed (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  item text NOT NULL,
  document text NOT NULL,
  -- Where it was.
  place text NOT NULL CHECK (place IN ('WAREHOUSE', 'CENTRE')),
  leaf_index bigint NOT NULL,
  destroyed_at timestamptz NOT NULL,
  UNIQUE (zone, epc)
);
CREATE INDEX goods_destroyed_by ON goods_destroyed (zone, document);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON goods_destroyed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
