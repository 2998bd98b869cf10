-- 缴款书: customs gathered a tax bill 已汇总 into a payment paper of that number (entDutyNo of CEB816
-- and CEB818). Kept with the receipt, for a bill that comes before the list's number is known.
ALTER TABLE customs_receipt ADD COLUMN duty_no text NOT NULL DEFAULT '';
