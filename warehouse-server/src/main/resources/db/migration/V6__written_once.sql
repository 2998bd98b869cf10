-- The end of a permit and the acknowledgement of an alarm are written once.
CREATE TRIGGER closed_once BEFORE UPDATE ON fence_permit
  FOR EACH ROW WHEN (OLD.closed_leaf IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER acknowledged_once BEFORE UPDATE ON fence_alarm
  FOR EACH ROW WHEN (OLD.acknowledged_leaf IS NOT NULL) EXECUTE FUNCTION refuse_change();
