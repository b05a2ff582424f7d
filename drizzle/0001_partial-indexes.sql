DROP INDEX `outbox_pending`;--> statement-breakpoint
DROP INDEX `outbox_by_message`;--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`not_before`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_given_up` ON `outbox` (`status`) WHERE status in ('dead', 'uncertain');--> statement-breakpoint
CREATE INDEX `outbox_sent_as` ON `outbox` (`workspace`,`slack_channel`,`slack_ts`) WHERE slack_ts is not null;--> statement-breakpoint
CREATE INDEX `log_notes` ON `log_entry` (`workspace`,`plan_id`,`subject`,`seq`) WHERE verb = 'item.noted';