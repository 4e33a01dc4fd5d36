-- Of a deleted person the audit log keeps what they did and what was done to them, by id, and not
-- their names, addresses and whereabouts. People who were deleted before are caught up with here.
DROP TRIGGER audit_events_append_only;
--> statement-breakpoint
UPDATE audit_events SET
  before = json_replace(before, '$.firstName', '[deleted]', '$.lastName', '[deleted]', '$.username', '[deleted]', '$.email', '[deleted]'),
  after = json_replace(after, '$.firstName', '[deleted]', '$.lastName', '[deleted]', '$.username', '[deleted]', '$.email', '[deleted]')
WHERE target_kind = 'user' AND (before IS NOT NULL OR after IS NOT NULL)
  AND target_id NOT IN (SELECT id FROM users);
--> statement-breakpoint
UPDATE audit_events SET address = '[deleted]'
WHERE address <> '' AND (
  (actor_kind = 'user' AND actor_id NOT IN (SELECT id FROM users))
  OR (actor_kind = 'anonymous' AND target_kind = 'user' AND target_id NOT IN (SELECT id FROM users))
);
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
  AND NEW.request_id IS OLD.request_id
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
