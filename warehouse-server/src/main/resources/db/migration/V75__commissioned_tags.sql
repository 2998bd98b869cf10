-- 标签写入 — which chip carries a tag's number, and lot and expiry of its piece. Never changed.
CREATE TABLE goods_commission (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  item text NOT NULL,
  lot text NOT NULL CHECK (length(lot) BETWEEN 1 AND 20),
  expires_on date,
  -- The chip's own number, which no buyer of tags can choose; nothing: nobody read it.
  tid text COLLATE "C",
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  commissioned_at timestamptz NOT NULL,
  UNIQUE (zone, epc)
);
CREATE UNIQUE INDEX goods_commission_chip ON goods_commission (zone, tid) WHERE tid IS NOT NULL;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON goods_commission
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The tags of a list, for who puts them on.
CREATE INDEX goods_tag_of_list ON goods_tag (zone, document, item, epc);
