-- Goods master 商品备案: one row for each item 料号 of a zone. Figures in fen, for one piece.
CREATE TABLE goods_item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 32),
  hs_code text NOT NULL CHECK (hs_code ~ '^[0-9]{10}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  unit text NOT NULL,
  unit_value_fen bigint NOT NULL CHECK (unit_value_fen >= 1),
  full_tax_fen bigint NOT NULL CHECK (full_tax_fen >= 0),
  cbec_tax_fen bigint NOT NULL CHECK (cbec_tax_fen >= 0),
  leaf_index bigint NOT NULL,
  registered_at timestamptz NOT NULL,
  UNIQUE (zone, code)
);

-- Which piece carries which tag, and the inbound list that said so. A tag is one piece, for good.
CREATE TABLE goods_tag (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  epc text COLLATE "C" NOT NULL CHECK (epc ~ '^([0-9A-F]{4}){1,31}$'),
  item text NOT NULL,
  document text NOT NULL,
  leaf_index bigint NOT NULL,
  bound_at timestamptz NOT NULL,
  UNIQUE (zone, epc),
  FOREIGN KEY (zone, item) REFERENCES goods_item (zone, code)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON goods_tag
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Inbound lists 入库核注清单. The content is in the evidence leaf; here its digest, to know a repeat.
CREATE TABLE book_inbound_list (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  list_no text NOT NULL,
  content_sha256 text NOT NULL,
  pieces int NOT NULL CHECK (pieces >= 1),
  leaf_index bigint NOT NULL,
  accepted_at timestamptz NOT NULL,
  UNIQUE (zone, list_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book_inbound_list
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Guarantee instruments 保证金/保函/保险.
CREATE TABLE guarantee_instrument (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  instrument text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('CASH_DEPOSIT', 'LETTER_OF_GUARANTEE', 'INSURANCE')),
  amount_fen bigint NOT NULL CHECK (amount_fen >= 1),
  valid_until date NOT NULL,
  leaf_index bigint NOT NULL,
  lodged_at timestamptz NOT NULL,
  UNIQUE (zone, instrument)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_instrument
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Holds 占用: which piece occupies how much of the guarantee, by which document. The amounts are
-- the ledger's; these rows say whose they are.
CREATE TABLE guarantee_hold (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  epc text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('DISPLAY', 'RETAIL')),
  document text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 1),
  transfer_id uuid NOT NULL UNIQUE REFERENCES ledger_transfer (id),
  leaf_index bigint NOT NULL,
  held_at timestamptz NOT NULL
);
CREATE INDEX guarantee_hold_by_epc ON guarantee_hold (zone, epc);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_hold
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The end of a hold: released or settled, once.
CREATE TABLE guarantee_hold_end (
  hold_id bigint PRIMARY KEY REFERENCES guarantee_hold,
  outcome text NOT NULL CHECK (outcome IN ('RELEASED', 'SETTLED')),
  document text NOT NULL,
  transfer_id uuid NOT NULL UNIQUE REFERENCES ledger_transfer (id),
  leaf_index bigint NOT NULL,
  ended_at timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_hold_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
