ALTER TABLE `imports` ADD `job_run` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `imports` ADD `job_claims` integer DEFAULT 0 NOT NULL;