-- The tax that customs stated for a retail list: it is held instead of our own estimate, and a list
-- that is handed in again with another figure is another list.
CREATE TABLE retail_list_tax (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  zone text NOT NULL,
  document text NOT NULL,
  assessed_fen bigint NOT NULL CHECK (assessed_fen >= 0),
  leaf_index bigint NOT NULL,
  UNIQUE (zone, document)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON retail_list_tax
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
