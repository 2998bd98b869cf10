-- The evidence logs: per zone the leaves, the hashes of all complete subtrees (level 0 are the
-- leaves' hashes), and the head after each append. Rows are only ever added.

CREATE TABLE evidence_leaf (
  zone       text   NOT NULL,
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  bytes      bytea  NOT NULL,
  PRIMARY KEY (zone, leaf_index)
);

CREATE TABLE evidence_node (
  zone       text     NOT NULL,
  level      smallint NOT NULL CHECK (level BETWEEN 0 AND 62),
  node_index bigint   NOT NULL CHECK (node_index >= 0),
  hash       bytea    NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (zone, level, node_index)
);

-- The head that was committed is the head that is signed. Its key lets one of two simultaneous
-- appends fail: a log has one history.
CREATE TABLE evidence_head (
  zone text   NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  root bytea  NOT NULL CHECK (octet_length(root) = 32),
  PRIMARY KEY (zone, size)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_node
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
