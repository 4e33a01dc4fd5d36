DROP INDEX `audit_events_request`;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `follows` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `silent` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_events_first_at` ON `audit_events` (`at`,`id`) WHERE follows = 0;--> statement-breakpoint
CREATE INDEX `audit_events_first_actor` ON `audit_events` (`actor_id`,`at`) WHERE follows = 0;--> statement-breakpoint
CREATE INDEX `audit_events_first_action` ON `audit_events` (`action`,`at`) WHERE follows = 0;--> statement-breakpoint
CREATE INDEX `audit_events_following` ON `audit_events` (`request_id`,`action`) WHERE follows = 1;--> statement-breakpoint
CREATE INDEX `audit_events_request` ON `audit_events` (`request_id`,`at`,`id`);--> statement-breakpoint
ALTER TABLE `mail_jobs` ADD `event_id` text;--> statement-breakpoint
ALTER TABLE `mail_jobs` ADD `held_until` integer;--> statement-breakpoint
-- The new columns of an event stay as they were written, too.
DROP TRIGGER audit_events_append_only;
--> statement-breakpoint
-- What is written in the audit log stays as it was written; only retention deletes, whole rows. The
-- one change there is: of a user who is not there any more, what is personal becomes '[deleted]'.
-- Values belong to the user an event is about, an address to who did it, signed in or not.
CREATE TRIGGER audit_events_append_only
BEFORE UPDATE ON audit_events
WHEN NOT (
  NEW.id IS OLD.id AND NEW.at IS OLD.at AND NEW.action IS OLD.action
  AND NEW.actor_kind IS OLD.actor_kind AND NEW.actor_id IS OLD.actor_id
  AND NEW.target_kind IS OLD.target_kind AND NEW.target_id IS OLD.target_id
  AND NEW.request_id IS OLD.request_id AND NEW.revert_of IS OLD.revert_of
  AND NEW.follows IS OLD.follows AND NEW.silent IS OLD.silent
  AND (
    (NEW.before IS OLD.before AND NEW.after IS OLD.after)
    OR (
      NEW.before IS json_replace(OLD.before, '$.firstName', '[deleted]', '$.lastName', '[deleted]', '$.username', '[deleted]', '$.email', '[deleted]')
      AND NEW.after IS json_replace(OLD.after, '$.firstName', '[deleted]', '$.lastName', '[deleted]', '$.username', '[deleted]', '$.email', '[deleted]')
      AND OLD.target_kind IS 'user'
      AND NOT EXISTS (SELECT 1 FROM users WHERE id IS OLD.target_id)
    )
  )
  AND (
    NEW.address IS OLD.address
    OR (
      NEW.address IS '[deleted]'
      AND CASE OLD.actor_kind
        WHEN 'user' THEN NOT EXISTS (SELECT 1 FROM users WHERE id IS OLD.actor_id)
        WHEN 'anonymous' THEN OLD.target_kind IS 'user' AND OLD.target_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM users WHERE id IS OLD.target_id)
        ELSE 0
      END
    )
  )
)
BEGIN
  SELECT RAISE(ABORT, 'rolecall: audit events are append-only');
END;
