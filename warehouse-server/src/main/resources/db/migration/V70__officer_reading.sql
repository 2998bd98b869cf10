-- What the officer's pages ask of logs that only grow, each in the order in which it is shown.

-- The fence log by opening and by what was said of the tag: one index for both, which takes the
-- place of the one by verdict. The order is that of -leaf_index, so that no other index can seem a
-- way to read it.
CREATE INDEX fence_entry_marked
  ON fence_entry (zone, portal, (coalesce(verdict, detail)), (-leaf_index))
  WHERE kind IN ('tag-crossing', 'tag-sighting');
DROP INDEX fence_entry_by_verdict;

-- Tags of ours by how their number ends, as people read it off a label.
CREATE INDEX goods_tag_by_end ON goods_tag (zone, reverse(epc) text_pattern_ops);

-- The gate's side of the three-way match: what left a place, by where it went, or by the verdict if
-- the book refused it.
CREATE INDEX fence_entry_left ON fence_entry (zone, (coalesce(to_place, verdict)), leaf_index)
  WHERE to_place IN ('ABROAD', 'STREET', 'INVESTIGATION') OR verdict = 'NOT_ON_BOOK';
-- Which permit a crossing used or ended.
CREATE INDEX fence_permit_closed ON fence_permit (zone, closed_leaf) WHERE closed_leaf IS NOT NULL;
-- The till's side: sales in the order of their release.
CREATE INDEX sale_by_leaf ON sale (zone, leaf_index);

-- The pieces of a buyer, who is a reference.
CREATE INDEX sale_order_of_buyer ON sale_order (zone, buyer);
