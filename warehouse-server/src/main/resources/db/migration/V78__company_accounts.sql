-- 单点登录: accounts that have no password here, because the company's own sign-on (OIDC) vouches for
-- who uses them. Who that is, the sign-on's address and its own number for the person say.
ALTER TABLE access_account DROP CONSTRAINT access_account_kind_check;
ALTER TABLE access_account
  ADD CONSTRAINT access_account_kind_check CHECK (kind IN ('PERSON', 'PROGRAM', 'COMPANY')),
  ADD COLUMN issuer text,
  ADD COLUMN subject text,
  ADD CONSTRAINT access_account_is_vouched_for
    CHECK ((kind = 'COMPANY') = (issuer IS NOT NULL AND subject IS NOT NULL)),
  ADD CONSTRAINT access_account_one_for_each_person UNIQUE (issuer, subject);

ALTER TABLE access_event DROP CONSTRAINT access_event_what_check;
ALTER TABLE access_event ADD CONSTRAINT access_event_what_check CHECK (
  what IN ('CREATED', 'SECRET_CHANGED', 'SECRET_RESET', 'LOCKED', 'DISABLED', 'ENABLED', 'ENTERED', 'ROLES_CHANGED'));
