-- The hashes of a log by full tiles (C2SP tlog-tiles): 256 hashes of one level side by side, and the
-- root over them, which is a hash of the tile above. What is not in a full tile yet follows from the
-- leaves and from the roots below. One row for 256 leaves, where there were two for each.
CREATE TABLE evidence_tile (
  zone       text     NOT NULL,
  level      smallint NOT NULL CHECK (level BETWEEN 0 AND 6),
  tile_index bigint   NOT NULL CHECK (tile_index >= 0),
  root       bytea    NOT NULL CHECK (octet_length(root) = 32),
  hashes     bytea    NOT NULL CHECK (octet_length(hashes) = 8192),
  PRIMARY KEY (zone, level, tile_index)
);
-- Hashes do not get smaller by packing.
ALTER TABLE evidence_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

INSERT INTO evidence_tile (zone, level, tile_index, root, hashes)
SELECT below.zone, below.level / 8, below.tile, above.hash, below.hashes
  FROM (SELECT zone, level, node_index >> 8 AS tile,
               string_agg(hash, ''::bytea ORDER BY node_index) AS hashes
          FROM evidence_node
         WHERE level % 8 = 0
         GROUP BY zone, level, node_index >> 8
        HAVING count(*) = 256) AS below
  JOIN evidence_node AS above
    ON above.zone = below.zone AND above.level = below.level + 8 AND above.node_index = below.tile;

DROP TABLE evidence_node;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_tile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The roots of the complete subtrees under a head, left to right: all that it takes to append. They
-- must give the head's root. Heads from before this migration have none.
ALTER TABLE evidence_head
  ADD COLUMN edge bytea CHECK (octet_length(edge) % 32 = 0 AND octet_length(edge) > 0);
