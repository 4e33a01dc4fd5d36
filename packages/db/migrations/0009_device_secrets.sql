-- A device is known by a secret of its own from now on, not by what it says of itself and its address.
DELETE FROM `known_devices`;
--> statement-breakpoint
ALTER TABLE `known_devices` ADD `kind` text DEFAULT 'app' NOT NULL;
--> statement-breakpoint
ALTER TABLE `sessions` ADD `device_key` text;
