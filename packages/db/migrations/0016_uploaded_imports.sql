ALTER TABLE `imports` ADD `started_at` integer;--> statement-breakpoint
UPDATE `imports` SET `started_at` = `created_at`;--> statement-breakpoint
ALTER TABLE `imports` ADD `uploaded_by` text REFERENCES users(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `imports` ADD `job` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `job_by` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `leased_until` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `rows_read` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `settings` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `report` text;--> statement-breakpoint
ALTER TABLE `imports` ADD `expires_at` integer;--> statement-breakpoint
CREATE INDEX `imports_created` ON `imports` (`created_at`,`id`);