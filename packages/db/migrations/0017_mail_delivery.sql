CREATE TABLE `mail_stops` (
	`email` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`reason` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mail_stops_user` ON `mail_stops` (`user_id`);--> statement-breakpoint
ALTER TABLE `mail_jobs` ADD `delivery` text;--> statement-breakpoint
CREATE INDEX `mail_jobs_provider` ON `mail_jobs` (`provider_id`);