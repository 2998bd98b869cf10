-- A hold 占用 stands on named instruments: the ledger has one account for each instrument, and each
-- part of a hold is a pending transfer out of one of them. guarantee_hold.transfer_id is the number
-- of the hold as a whole from here on. A hold that is moved to other instruments gets the parts of
-- its next generation; those of the one before were voided in the same chain.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM guarantee_instrument) THEN
    RAISE EXCEPTION 'this database has instruments lodged before holds stood on named instruments'
      USING HINT = 'nothing was changed; go on with the earlier release, or begin with an empty '
        'database (bondgate.data, bondgate.database.url) and lodge the instruments again';
  END IF;
END $$;

CREATE TABLE guarantee_hold_part (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hold_id bigint NOT NULL REFERENCES guarantee_hold,
  generation int NOT NULL CHECK (generation >= 1),
  zone text NOT NULL,
  instrument text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 1),
  transfer_id uuid NOT NULL UNIQUE,
  document text NOT NULL,
  leaf_index bigint NOT NULL,
  taken_at timestamptz NOT NULL,
  UNIQUE (hold_id, generation, instrument),
  FOREIGN KEY (zone, instrument) REFERENCES guarantee_instrument (zone, instrument)
);
CREATE INDEX guarantee_hold_part_by_instrument ON guarantee_hold_part (zone, instrument);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guarantee_hold_part
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
