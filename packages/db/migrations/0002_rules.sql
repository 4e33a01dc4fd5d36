-- There is always at least one active administrator: the rule stands in the database, so that no
-- race, node or path gets around it.
CREATE TRIGGER users_keep_last_admin_on_update
BEFORE UPDATE OF role, status ON users
WHEN OLD.role = 'admin' AND OLD.status = 'active'
  AND NOT (NEW.role = 'admin' AND NEW.status = 'active')
  AND NOT EXISTS (
    SELECT 1 FROM users WHERE role = 'admin' AND status = 'active' AND id <> OLD.id
  )
BEGIN
  SELECT RAISE(ABORT, 'rolecall: last active admin');
END;
--> statement-breakpoint
CREATE TRIGGER users_keep_last_admin_on_delete
BEFORE DELETE ON users
WHEN OLD.role = 'admin' AND OLD.status = 'active'
  AND NOT EXISTS (
    SELECT 1 FROM users WHERE role = 'admin' AND status = 'active' AND id <> OLD.id
  )
BEGIN
  SELECT RAISE(ABORT, 'rolecall: last active admin');
END;
--> statement-breakpoint
-- What is written in the audit log stays as it was written; only retention deletes, whole rows.
CREATE TRIGGER audit_events_append_only
BEFORE UPDATE ON audit_events
BEGIN
  SELECT RAISE(ABORT, 'rolecall: audit events are append-only');
END;
