DROP INDEX `outbox_waiting`;--> statement-breakpoint
CREATE INDEX `outbox_later` ON `outbox` (`not_before`) WHERE status = 'pending' and not_before > created_at;