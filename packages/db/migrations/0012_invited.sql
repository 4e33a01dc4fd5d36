-- Whether an account never had a credential, and the status that follows from it and from what
-- administrators set. The CHECK of a table cannot be changed without building the table anew, so the
-- new value is in a column that is computed: see docs/decisions/034.
ALTER TABLE `users` ADD `is_invited` integer DEFAULT false NOT NULL;
--> statement-breakpoint
UPDATE `users` SET `is_invited` = true WHERE `password_hash` IS NULL AND `last_login_at` IS NULL;
--> statement-breakpoint
ALTER TABLE `users` ADD `state` text GENERATED ALWAYS AS (case when status = 'active' and is_invited then 'invited' else status end) VIRTUAL NOT NULL;
--> statement-breakpoint
DROP INDEX `users_kind`;
--> statement-breakpoint
DROP INDEX `users_status_created_at`;
--> statement-breakpoint
DROP INDEX `users_status_email`;
--> statement-breakpoint
DROP INDEX `users_status_sort_name`;
--> statement-breakpoint
DROP INDEX `users_status_last_login_at`;
--> statement-breakpoint
CREATE INDEX `users_kind` ON `users` (`role`,`state`,`email_verified`);
--> statement-breakpoint
CREATE INDEX `users_status_created_at` ON `users` (`state`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `users_status_email` ON `users` (`state`,`email`,`id`);
--> statement-breakpoint
CREATE INDEX `users_status_sort_name` ON `users` (`state`,`sort_name`,`id`);
--> statement-breakpoint
CREATE INDEX users_status_last_login_at ON users (state, coalesce(last_login_at, 0), id);
--> statement-breakpoint
DROP TRIGGER user_counts_insert;
--> statement-breakpoint
DROP TRIGGER user_counts_delete;
--> statement-breakpoint
DROP TRIGGER user_counts_update;
--> statement-breakpoint
DELETE FROM user_counts;
--> statement-breakpoint
INSERT INTO user_counts SELECT role, state, email_verified, count(*) FROM users GROUP BY 1, 2, 3;
--> statement-breakpoint
CREATE TRIGGER user_counts_insert AFTER INSERT ON users BEGIN
  INSERT INTO user_counts VALUES (NEW.role, NEW.state, NEW.email_verified, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER user_counts_delete AFTER DELETE ON users BEGIN
  UPDATE user_counts SET count = count - 1
  WHERE role = OLD.role AND status = OLD.state AND email_verified = OLD.email_verified;
END;
--> statement-breakpoint
CREATE TRIGGER user_counts_update
AFTER UPDATE OF role, status, is_invited, email_verified ON users BEGIN
  UPDATE user_counts SET count = count - 1
  WHERE role = OLD.role AND status = OLD.state AND email_verified = OLD.email_verified;
  INSERT INTO user_counts VALUES (NEW.role, NEW.state, NEW.email_verified, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
DROP TRIGGER users_version_update;
--> statement-breakpoint
CREATE TRIGGER users_version_update
AFTER UPDATE OF
  first_name, last_name, username, email, role, status, is_invited, email_verified, created_at
ON users BEGIN
  UPDATE users_version SET version = version + 1;
END;
--> statement-breakpoint
-- An administrator who never came administers nothing.
DROP TRIGGER users_keep_last_admin_on_update;
--> statement-breakpoint
DROP TRIGGER users_keep_last_admin_on_delete;
--> statement-breakpoint
CREATE TRIGGER users_keep_last_admin_on_update
BEFORE UPDATE OF role, status ON users
WHEN OLD.role = 'admin' AND OLD.state = 'active'
  AND NOT (NEW.role = 'admin' AND NEW.status = 'active')
  AND NOT EXISTS (
    SELECT 1 FROM users WHERE role = 'admin' AND state = 'active' AND id <> OLD.id
  )
BEGIN
  SELECT RAISE(ABORT, 'rolecall: last active admin');
END;
--> statement-breakpoint
CREATE TRIGGER users_keep_last_admin_on_delete
BEFORE DELETE ON users
WHEN OLD.role = 'admin' AND OLD.state = 'active'
  AND NOT EXISTS (
    SELECT 1 FROM users WHERE role = 'admin' AND state = 'active' AND id <> OLD.id
  )
BEGIN
  SELECT RAISE(ABORT, 'rolecall: last active admin');
END;
