-- Retail prices of items, each from a time on, never changed.
CREATE TABLE sale_price (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  item text NOT NULL,
  valid_from timestamptz NOT NULL,
  price_fen bigint NOT NULL CHECK (price_fen >= 1),
  -- Thousandths of the unit in one piece, where consumption tax goes by it.
  content_e3 bigint CHECK (content_e3 >= 1),
  content_unit text,
  leaf_index bigint NOT NULL,
  offered_at timestamptz NOT NULL,
  UNIQUE (zone, item, valid_from),
  CHECK ((content_e3 IS NULL) = (content_unit IS NULL)),
  FOREIGN KEY (zone, item) REFERENCES goods_item (zone, code)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_price
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Sales points 销售点, and customs' approvals for pick-up outside of the special area.
CREATE TABLE sale_point (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  point text NOT NULL,
  inside_special_area boolean NOT NULL,
  leaf_index bigint NOT NULL,
  opened_at timestamptz NOT NULL,
  UNIQUE (zone, point)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_point
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE sale_approval (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  point text NOT NULL,
  doc_no text NOT NULL,
  issuer text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL CHECK (valid_to >= valid_from),
  leaf_index bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  UNIQUE (zone, point, doc_no),
  FOREIGN KEY (zone, point) REFERENCES sale_point (zone, point)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_approval
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Orders 订单 as they were placed, with the figures of that time. The buyer is a reference (a keyed
-- digest), never a person.
CREATE TABLE sale_order (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  content_sha256 text NOT NULL,
  point text NOT NULL,
  till text,
  channel text NOT NULL CHECK (channel IN ('PICK_UP', 'COURIER')),
  buyer text NOT NULL CHECK (length(buyer) = 43),
  identity_verified_by text,
  notice_version text NOT NULL,
  notice_accepted_at timestamptz NOT NULL,
  quota_year int NOT NULL,
  goods_fen bigint NOT NULL CHECK (goods_fen >= 1),
  freight_fen bigint NOT NULL CHECK (freight_fen >= 0),
  insurance_fen bigint NOT NULL CHECK (insurance_fen >= 0),
  dutiable_fen bigint NOT NULL CHECK (dutiable_fen = goods_fen + freight_fen + insurance_fen),
  tariff_fen bigint NOT NULL CHECK (tariff_fen >= 0),
  consumption_fen bigint NOT NULL CHECK (consumption_fen >= 0),
  vat_fen bigint NOT NULL CHECK (vat_fen >= 0),
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  placed_at timestamptz NOT NULL,
  UNIQUE (zone, sale_no),
  FOREIGN KEY (zone, point) REFERENCES sale_point (zone, point)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_order
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE sale_line (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  line_no int NOT NULL CHECK (line_no >= 1),
  item text NOT NULL,
  hs_code text NOT NULL,
  quantity bigint NOT NULL CHECK (quantity >= 1),
  unit_price_fen bigint NOT NULL CHECK (unit_price_fen >= 1),
  dutiable_fen bigint NOT NULL,
  tariff_fen bigint NOT NULL,
  consumption_fen bigint NOT NULL,
  vat_fen bigint NOT NULL,
  UNIQUE (zone, sale_no, line_no),
  FOREIGN KEY (zone, sale_no) REFERENCES sale_order (zone, sale_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where an order stands now. What happened to it is in sale_step.
CREATE TABLE sale_state (
  zone text NOT NULL,
  sale_no text NOT NULL,
  till text,
  stage text NOT NULL CHECK (stage IN ('PLACED', 'PAID', 'REFUND_DUE', 'RELEASED', 'GONE',
    'CANCELLED', 'REFUNDED', 'RETURNED')),
  since timestamptz NOT NULL,
  leaf_index bigint NOT NULL,
  refund_due_fen bigint NOT NULL CHECK (refund_due_fen >= 0),
  list_no text,
  released_on date,
  PRIMARY KEY (zone, sale_no),
  FOREIGN KEY (zone, sale_no) REFERENCES sale_order (zone, sale_no),
  CHECK ((list_no IS NULL) = (released_on IS NULL)),
  CHECK ((list_no IS NULL) = (stage NOT IN ('RELEASED', 'GONE', 'RETURNED')))
);
CREATE INDEX sale_state_open ON sale_state (zone, till)
  WHERE stage IN ('PLACED', 'PAID', 'REFUND_DUE');
CREATE INDEX sale_state_hanging ON sale_state (zone, since)
  WHERE stage IN ('PLACED', 'PAID', 'REFUND_DUE') OR refund_due_fen > 0;
CREATE TRIGGER history_stays BEFORE DELETE OR TRUNCATE ON sale_state
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What happened to each order, in the order of the evidence log.
CREATE TABLE sale_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  event text NOT NULL,
  stage text NOT NULL,
  detail text NOT NULL,
  actor text NOT NULL,
  leaf_index bigint NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE (zone, sale_no, leaf_index),
  FOREIGN KEY (zone, sale_no) REFERENCES sale_order (zone, sale_no)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The pieces of each order. A piece is of one order at a time: until it is free again.
CREATE TABLE sale_piece (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  sale_no text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  item text NOT NULL,
  line_no int NOT NULL,
  place text NOT NULL CHECK (place IN ('WAREHOUSE', 'CENTRE')),
  -- Its parts of the line: when it comes back, so much is free, and goes back to the buyer.
  price_fen bigint NOT NULL,
  dutiable_fen bigint NOT NULL,
  tax_fen bigint NOT NULL,
  move_id uuid NOT NULL,
  missing_leaf bigint,
  gone_leaf bigint,
  returned_leaf bigint,
  freed_leaf bigint,
  UNIQUE (zone, sale_no, epc),
  FOREIGN KEY (zone, sale_no, line_no) REFERENCES sale_line (zone, sale_no, line_no),
  CHECK (returned_leaf IS NULL OR freed_leaf = returned_leaf)
);
CREATE UNIQUE INDEX sale_piece_of_one_order ON sale_piece (zone, epc) WHERE freed_leaf IS NULL;
CREATE TRIGGER history_stays BEFORE DELETE OR TRUNCATE ON sale_piece
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER freed_once BEFORE UPDATE ON sale_piece
  FOR EACH ROW WHEN (OLD.freed_leaf IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- Money that came, and whether it pays its order or has to go back whole.
CREATE TABLE sale_payment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  payment_no text NOT NULL,
  sale_no text NOT NULL,
  provider text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 1),
  payer_check text NOT NULL CHECK (payer_check IN ('SAME', 'OTHER', 'UNKNOWN')),
  paid_at timestamptz NOT NULL,
  aside text CHECK (aside IN
    ('WRONG_AMOUNT', 'LATE', 'SECOND_PAYMENT', 'PAYER_DIFFERS', 'PAYER_UNKNOWN')),
  leaf_index bigint NOT NULL,
  UNIQUE (zone, payment_no),
  FOREIGN KEY (zone, sale_no) REFERENCES sale_order (zone, sale_no)
);
CREATE UNIQUE INDEX sale_payment_that_pays ON sale_payment (zone, sale_no) WHERE aside IS NULL;
CREATE INDEX sale_payment_of ON sale_payment (zone, sale_no);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Money that went back.
CREATE TABLE sale_refund (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  refund_no text NOT NULL,
  sale_no text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 1),
  leaf_index bigint NOT NULL,
  refunded_at timestamptz NOT NULL,
  UNIQUE (zone, refund_no),
  FOREIGN KEY (zone, sale_no) REFERENCES sale_order (zone, sale_no)
);
CREATE INDEX sale_refund_of ON sale_refund (zone, sale_no);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sale_refund
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What each buyer used of a year 个人年度交易限值. Follows from the orders; the limit is that of the
-- last order's day.
CREATE TABLE sale_quota (
  zone text NOT NULL,
  buyer text NOT NULL,
  year int NOT NULL,
  reserved_fen bigint NOT NULL CHECK (reserved_fen >= 0),
  consumed_fen bigint NOT NULL CHECK (consumed_fen >= 0),
  limit_fen bigint NOT NULL,
  PRIMARY KEY (zone, buyer, year),
  CHECK (reserved_fen + consumed_fen <= limit_fen)
);
CREATE TRIGGER history_stays BEFORE DELETE OR TRUNCATE ON sale_quota
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A hold for what the display holds of an order's pieces do not cover of its tax.
ALTER TABLE guarantee_hold
  DROP CONSTRAINT guarantee_hold_purpose_check,
  ADD CONSTRAINT guarantee_hold_purpose_check
    CHECK (purpose IN ('DISPLAY', 'RETAIL', 'ORDER')) NOT VALID;
ALTER TABLE guarantee_hold VALIDATE CONSTRAINT guarantee_hold_purpose_check;

-- References to persons are sealed too, and never erased: quotas follow from them.
ALTER TABLE act_opening
  DROP CONSTRAINT act_opening_kind_check,
  ADD CONSTRAINT act_opening_kind_check
    CHECK (kind IN ('COMMERCIAL', 'FREE_TEXT', 'REFERENCE')) NOT VALID;
ALTER TABLE act_opening VALIDATE CONSTRAINT act_opening_kind_check;
