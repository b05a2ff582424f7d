DROP INDEX `outbox_open`;--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`kind`,`priority`,`id`) WHERE status in ('pending', 'sending');