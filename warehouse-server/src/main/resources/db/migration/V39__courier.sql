-- Parcels 包裹 of orders that go by courier. To whom, is sealed with a key that is not in the
-- database; the row is deleted when the time for which it must be kept is over.
CREATE TABLE courier_parcel (
  zone text NOT NULL,
  sale_no text NOT NULL,
  -- Name, telephone and address of the consignee.
  sealed bytea NOT NULL,
  gross_grams bigint NOT NULL CHECK (gross_grams >= 1),
  kept_since timestamptz NOT NULL,
  -- Not used again within six months: the row stays at least that long.
  waybill_no text UNIQUE,
  booked_at timestamptz,
  packed_at timestamptz,
  packed_by text,
  delivered_at timestamptz,
  delivered_by text,
  customs_told_at timestamptz,
  cancelled_at timestamptz,
  PRIMARY KEY (zone, sale_no),
  CHECK ((waybill_no IS NULL) = (booked_at IS NULL)),
  CHECK ((packed_at IS NULL) = (packed_by IS NULL)),
  CHECK ((delivered_at IS NULL) = (delivered_by IS NULL)),
  CHECK (delivered_at IS NULL OR cancelled_at IS NULL),
  CHECK (packed_at IS NULL OR waybill_no IS NOT NULL),
  CHECK (customs_told_at IS NULL OR delivered_at IS NOT NULL)
);
CREATE INDEX courier_parcel_open ON courier_parcel (zone, sale_no)
  WHERE cancelled_at IS NULL AND customs_told_at IS NULL;

-- What was scanned into which parcel.
CREATE TABLE courier_scan (
  zone text NOT NULL,
  sale_no text NOT NULL,
  epc text COLLATE "C" NOT NULL,
  scanned_at timestamptz NOT NULL,
  scanned_by text NOT NULL,
  PRIMARY KEY (zone, sale_no, epc)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON courier_scan
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How many numbers of the courier's range were given out. One that was drawn is never drawn again.
CREATE SEQUENCE courier_number MINVALUE 0 START 0;

-- The pieces of an item that came first, and what stands in the warehouse.
CREATE INDEX goods_tag_first_in ON goods_tag (zone, item, leaf_index, epc);
CREATE INDEX fence_position_in_warehouse ON fence_position (zone, epc) WHERE place = 'WAREHOUSE';
