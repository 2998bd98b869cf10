-- 注销: references at doors of members who withdrew. The secret with which each was made is erased with
-- its member, so nobody can tell whose one was; agents erase what they keep under it. A day and no
-- time, so that it cannot be laid beside the number of whoever withdrew in that moment.
CREATE TABLE member_forgotten (
  person text COLLATE "C" PRIMARY KEY CHECK (person ~ '^[0-9a-f]{64}$'),
  forgotten_on date NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON member_forgotten
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
