-- In which leaf of the evidence log a message's digest stands. Written after the leaf: a message that
-- is not here yet is stated again after a crash, which says the same twice and harms nobody.
CREATE TABLE customs_leaf (
  zone text NOT NULL,
  way text NOT NULL CHECK (way IN ('SENT', 'RECEIVED')),
  message_id bigint NOT NULL,
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  PRIMARY KEY (zone, way, message_id)
);
CREATE TRIGGER customs_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
