-- What a received message says, found by the message.
CREATE INDEX customs_receipt_of_received ON customs_receipt (received_id);

-- Each news once. That a bill was gathered 已汇总 is told once for bill and paper, not for the paper
-- alone: two bills of one sale may go into one paper, or into papers whose numbers were not said.
ALTER TABLE customs_news DROP CONSTRAINT customs_news_zone_sale_no_kind_number_key;
CREATE UNIQUE INDEX customs_news_once ON customs_news (zone, sale_no, kind, number)
  WHERE kind <> 'TAX_GATHERED';
CREATE UNIQUE INDEX customs_news_gathered_once ON customs_news (zone, sale_no, number, code)
  WHERE kind = 'TAX_GATHERED';
CREATE INDEX customs_news_of_sale ON customs_news (zone, sale_no);
