-- To whom a parcel went is erased some time after it has ended; the rest of the row stays, because a
-- waybill number is not used again.
ALTER TABLE courier_parcel ALTER COLUMN sealed DROP NOT NULL;
ALTER TABLE courier_parcel ADD COLUMN erased_at timestamptz;
ALTER TABLE courier_parcel ADD CHECK ((sealed IS NULL) = (erased_at IS NOT NULL));
ALTER TABLE courier_parcel ADD CHECK (
  erased_at IS NULL OR customs_told_at IS NOT NULL OR cancelled_at IS NOT NULL);
CREATE INDEX courier_parcel_kept ON courier_parcel (zone, coalesce(cancelled_at, delivered_at))
  WHERE sealed IS NOT NULL;
