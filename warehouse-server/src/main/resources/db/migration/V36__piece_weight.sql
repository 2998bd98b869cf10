-- What a piece weighs on a scale, with its price: the scale under a till's tray is held against it.
ALTER TABLE sale_price
  ADD COLUMN gross_grams bigint CHECK (gross_grams >= 1),
  ADD COLUMN tolerance_grams bigint CHECK (tolerance_grams >= 0),
  ADD CHECK ((gross_grams IS NULL) = (tolerance_grams IS NULL));
