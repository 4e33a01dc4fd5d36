-- Those who have to set a password before they can sign in: few, and found among millions.
CREATE INDEX `users_without_password` ON `users` (`seq`) WHERE password_hash IS NULL AND is_invited = 0;
--> statement-breakpoint
-- A sign-up is someone who made their own account. Whoever was invited, created or imported by an
-- administrator is none: what is counted is the event, not the row.
DROP TRIGGER day_counts_sign_up;
--> statement-breakpoint
DELETE FROM day_counts WHERE kind = 'sign_up';
--> statement-breakpoint
INSERT INTO day_counts
SELECT 'sign_up', at / 86400000, count(*) FROM audit_events
WHERE action = 'user.registered' GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER day_counts_sign_up AFTER INSERT ON audit_events
WHEN NEW.action = 'user.registered' BEGIN
  INSERT INTO day_counts VALUES ('sign_up', NEW.at / 86400000, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
