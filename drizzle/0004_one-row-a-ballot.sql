DROP INDEX `ballot_current`;--> statement-breakpoint
ALTER TABLE `ballot` DROP COLUMN `current`;