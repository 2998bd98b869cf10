-- 电子税单 that came again under its number with other amounts. The first one stays in customs_news;
-- each further statement stands beside it, in fen, in the order in which they were learnt.
CREATE TABLE customs_bill_again (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  tax_no text NOT NULL,
  list_no text NOT NULL,
  tariff_fen bigint NOT NULL,
  vat_fen bigint NOT NULL,
  consumption_fen bigint NOT NULL,
  assessed_at timestamptz NOT NULL,
  learnt_at timestamptz NOT NULL
);
CREATE INDEX customs_bill_again_of_sale ON customs_bill_again (zone, sale_no);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_bill_again
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which statement of a bill holds, decided by a person who knew all up to that one. A further
-- statement opens the question again.
CREATE TABLE customs_bill_choice (
  known_to bigint PRIMARY KEY REFERENCES customs_bill_again (id),
  -- The statement that holds; null is the first one.
  again bigint REFERENCES customs_bill_again (id) CHECK (again <= known_to),
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  chosen_by text NOT NULL,
  chosen_at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_bill_choice
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Messages to customs that somebody sent again by hand: the same bytes under the same number.
CREATE TABLE customs_again (
  message_id bigint NOT NULL REFERENCES customs_message (id),
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  PRIMARY KEY (message_id, asked_at)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customs_again
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
