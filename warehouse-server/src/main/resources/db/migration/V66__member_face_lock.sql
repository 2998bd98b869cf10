-- 会员刷脸锁定: faces at a till that were not those of the member whom somebody said to be, counted so that
-- nobody tries one after another. Apart from the lock of the code: whoever is not recognised, or whose
-- number another one says, still has his code. Gone with the member.
CREATE TABLE member_face_lock (
  member_no text COLLATE "C" PRIMARY KEY REFERENCES member_person ON DELETE CASCADE,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz
);
