-- 放行: the day on which customs released a document whose retail tax is held. It is day 0 of the
-- days on which that tax is due.
CREATE TABLE guarantee_customs_release (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  document text NOT NULL,
  released_on date NOT NULL,
  leaf_index bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (zone, document)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_customs_release
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A sale was recorded once customs had released it.
INSERT INTO guarantee_customs_release (zone, document, released_on, leaf_index, recorded_at)
  SELECT zone, sale_no, (recorded_at AT TIME ZONE 'Asia/Shanghai')::date, leaf_index, recorded_at
  FROM sale ORDER BY id;

-- A retail list says so by a step of its own; before it had to, its goods went only when they were
-- released, and the move is the first that is known of it.
INSERT INTO guarantee_customs_release (zone, document, released_on, leaf_index, recorded_at)
  SELECT DISTINCT ON (d.zone, d.doc_no) d.zone, d.doc_no,
    (s.happened_at AT TIME ZONE 'Asia/Shanghai')::date, s.leaf_index, s.recorded_at
  FROM book_document d JOIN book_document_step s ON s.document_id = d.id
  WHERE d.kind = 'RETAIL_LIST' AND s.step IN ('RELEASED', 'DEDUCTED')
  ORDER BY d.zone, d.doc_no, (s.step = 'RELEASED') DESC, s.id
  ON CONFLICT DO NOTHING;

-- What was paid for earlier was counted from the day of its hold.
INSERT INTO guarantee_customs_release (zone, document, released_on, leaf_index, recorded_at)
  SELECT DISTINCT ON (p.zone, p.document) p.zone, p.document,
    (h.held_at AT TIME ZONE 'Asia/Shanghai')::date, h.leaf_index, h.held_at
  FROM guarantee_tax_payment p
  JOIN guarantee_hold h ON h.zone = p.zone AND h.document = p.document AND h.purpose = 'RETAIL'
  ORDER BY p.zone, p.document, h.id
  ON CONFLICT DO NOTHING;

-- A statement looks for payments by their time.
CREATE INDEX guarantee_tax_payment_by_time ON guarantee_tax_payment (zone, recorded_at);
