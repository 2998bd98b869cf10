-- What customs decided about returns 退货 (CEB626): of each return, which is named by the leaf of its
-- act, one row for each time that it was declared. Only the last can be the one that was accepted.
CREATE TABLE sale_return_decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  return_leaf bigint NOT NULL,
  attempt int NOT NULL CHECK (attempt >= 1),
  accepted boolean NOT NULL,
  code text NOT NULL,
  decided_on date NOT NULL,
  leaf_index bigint NOT NULL,
  decided_at timestamptz NOT NULL,
  UNIQUE (zone, sale_no, return_leaf, attempt),
  FOREIGN KEY (zone, sale_no) REFERENCES sale_order (zone, sale_no)
);
CREATE UNIQUE INDEX sale_return_settled_once ON sale_return_decision (zone, sale_no, return_leaf)
  WHERE accepted;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_return_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which orders a tag was of, and the last returns of a zone.
CREATE INDEX sale_piece_of_tag ON sale_piece (zone, epc);
CREATE INDEX sale_step_returned ON sale_step (zone, id) WHERE event = 'RETURNED';
