-- Which event an event undid, and none is undone twice.
ALTER TABLE `audit_events` ADD `revert_of` text;
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_events_revert_of` ON `audit_events` (`revert_of`) WHERE `revert_of` IS NOT NULL;
--> statement-breakpoint
-- What one request wrote, found again when all of it is to be undone.
CREATE INDEX `audit_events_request` ON `audit_events` (`request_id`);
