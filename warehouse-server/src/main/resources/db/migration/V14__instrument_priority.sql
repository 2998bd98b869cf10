-- In which order instruments are drawn on, from which day on one counts, and for whom it is lodged.
-- What was lodged before this was stated counts from the day on which it was lodged.
ALTER TABLE guarantee_instrument
  ADD COLUMN priority int NOT NULL DEFAULT 50 CHECK (priority BETWEEN 1 AND 99),
  ADD COLUMN valid_from date CHECK (valid_from <= valid_until),
  ADD COLUMN assure_code text NOT NULL DEFAULT '';
