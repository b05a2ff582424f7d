CREATE TABLE `ballot` (
	`workspace` text NOT NULL,
	`review_id` text NOT NULL,
	`seat` text NOT NULL,
	`version` integer NOT NULL,
	`choice` text NOT NULL,
	`reason` text,
	`workaround` text,
	`would_change` text,
	`cast_by` text NOT NULL,
	`at` integer NOT NULL,
	`outdated` integer NOT NULL,
	`current` integer NOT NULL,
	`dropped` integer NOT NULL,
	PRIMARY KEY(`review_id`, `seat`, `version`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ballot_current` ON `ballot` (`review_id`,`seat`) WHERE current = 1;--> statement-breakpoint
CREATE TABLE `condition` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`review_id` text NOT NULL,
	`against_kind` text NOT NULL,
	`against` text NOT NULL,
	`text` text NOT NULL,
	`owner` text NOT NULL,
	`due` text NOT NULL,
	`offered_by` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	`origin` text NOT NULL,
	`item` text,
	`missed_at` integer,
	`kept_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `condition_by_review` ON `condition` (`review_id`);--> statement-breakpoint
CREATE INDEX `condition_by_plan` ON `condition` (`plan_id`,`due`);--> statement-breakpoint
CREATE TABLE `delegation` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`gate` text NOT NULL,
	`seat` text NOT NULL,
	`delegate` text NOT NULL,
	`until` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegation_by_gate` ON `delegation` (`plan_id`,`gate`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`workspace` text NOT NULL,
	`review_id` text NOT NULL,
	`criterion` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`state` text,
	`value` text,
	`link` text,
	`source` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `criterion`, `kind`, `version`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `override` (
	`review_id` text NOT NULL,
	`version` integer NOT NULL,
	`workspace` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`after` text NOT NULL,
	PRIMARY KEY(`review_id`, `version`),
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `owner_choice` (
	`review_id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`why` text NOT NULL,
	`asked_at` integer NOT NULL,
	`choice` text,
	`reason` text,
	`by` text,
	`at` integer,
	`done_at` integer,
	FOREIGN KEY (`review_id`) REFERENCES `review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `review` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`gate` text NOT NULL,
	`round` integer NOT NULL,
	`kind` text NOT NULL,
	`follows` text,
	`status` text NOT NULL,
	`presenter` text NOT NULL,
	`frozen` text NOT NULL,
	`unresolvable_blocker` integer NOT NULL,
	`judged_on` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`extended` integer NOT NULL,
	`reminded` integer NOT NULL,
	`complete_since` integer,
	`closed_at` integer,
	`closed_by` text,
	`outcome` text,
	`decision` text,
	`after` text,
	`head` text,
	`cancel_reason` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_open_once` ON `review` (`plan_id`,`gate`) WHERE "review"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX `review_round` ON `review` (`plan_id`,`gate`,`round`);--> statement-breakpoint
CREATE INDEX `review_open` ON `review` (`status`,`closes_at`);--> statement-breakpoint
CREATE TABLE `blocker` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`item` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	`raised_on` text NOT NULL,
	`needed` text NOT NULL,
	`needed_from` text,
	`critical` integer NOT NULL,
	`workaround` text,
	`unresolvable` integer NOT NULL,
	`link` text,
	`claimed_by` text,
	`claimed_at` integer,
	`resolved_at` integer,
	`resolved_on` text,
	`resolved_by` text,
	`resolution` text,
	`escalated` text NOT NULL,
	`escalate_at` integer DEFAULT 0,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `blocker_by_plan` ON `blocker` (`plan_id`,`resolved_at`);--> statement-breakpoint
CREATE INDEX `blocker_escalation` ON `blocker` (`escalate_at`);--> statement-breakpoint
CREATE TABLE `draft` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`user` text NOT NULL,
	`text` text NOT NULL,
	`defaults` text NOT NULL,
	`against` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `item` (
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`definition` text NOT NULL,
	`archived` integer NOT NULL,
	`started` text,
	`finished` text,
	`progress` real,
	`remaining` real,
	`subtasks_done` text NOT NULL,
	PRIMARY KEY(`plan_id`, `id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plan` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`timezone` text NOT NULL,
	`status` text NOT NULL,
	`phase` text,
	`header` text NOT NULL,
	`source` text,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`ended_reason` text,
	`example` integer DEFAULT false NOT NULL,
	`watched_version` integer DEFAULT -1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_active_in_channel` ON `plan` (`workspace`,`channel`) WHERE "plan"."status" = 'active';--> statement-breakpoint
CREATE INDEX `plan_by_channel` ON `plan` (`workspace`,`channel`);--> statement-breakpoint
CREATE INDEX `plan_unwatched` ON `plan` (`id`) WHERE "plan"."status" = 'active' and "plan"."phase" is not null and "plan"."watched_version" <> "plan"."version";--> statement-breakpoint
CREATE TABLE `plan_reset` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`phase` text,
	`before` text NOT NULL,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_reset_by_plan` ON `plan_reset` (`plan_id`,`at`);--> statement-breakpoint
CREATE TABLE `plan_role` (
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`user` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`plan_id`, `user`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_role_by_user` ON `plan_role` (`workspace`,`user`);--> statement-breakpoint
CREATE TABLE `requirement_tick` (
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`point` text NOT NULL,
	`requirement` text NOT NULL,
	`ticked_by` text NOT NULL,
	`ticked_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `point`, `requirement`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `success_result` (
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`item` text NOT NULL,
	`metric` text NOT NULL,
	`met` integer NOT NULL,
	`value` text,
	`link` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `item`, `metric`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `log_entry` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`level` text NOT NULL,
	`verb` text NOT NULL,
	`subject` text,
	`data` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `log_chain` ON `log_entry` (`workspace`,`plan_id`,`seq`);--> statement-breakpoint
CREATE TABLE `member` (
	`workspace` text NOT NULL,
	`user` text NOT NULL,
	`name` text NOT NULL,
	`standing` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`workspace`, `user`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`target` text,
	`view` text NOT NULL,
	`priority` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`slack_channel` text,
	`slack_ts` text,
	`error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_pending` ON `outbox` (`status`,`not_before`);--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`priority`,`id`) WHERE status in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_by_message` ON `outbox` (`workspace`,`slack_channel`,`slack_ts`);--> statement-breakpoint
CREATE TABLE `seen` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `seen_by_age` ON `seen` (`at`);--> statement-breakpoint
CREATE TABLE `asked` (
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`user` text NOT NULL,
	`what` text NOT NULL,
	`date` text NOT NULL,
	PRIMARY KEY(`plan_id`, `user`, `what`, `date`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `check_in` (
	`workspace` text NOT NULL,
	`digest_id` text NOT NULL,
	`user` text NOT NULL,
	`answer` text NOT NULL,
	`via` text DEFAULT 'reaction' NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`digest_id`, `user`, `answer`),
	FOREIGN KEY (`digest_id`) REFERENCES `digest`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `digest` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`trigger` text NOT NULL,
	`date` text NOT NULL,
	`due_at` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`late_minutes` integer NOT NULL,
	`view` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digest_once_a_due_time` ON `digest` (`plan_id`,`date`,`due_at`) WHERE "digest"."trigger" = 'schedule';--> statement-breakpoint
CREATE INDEX `digest_by_plan` ON `digest` (`plan_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `schedule` (
	`plan_id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`at` text NOT NULL,
	`days` text NOT NULL,
	`unchanged` text NOT NULL,
	`next_date` text,
	`next_due_at` integer,
	`paused_until` text,
	`paused_reason` text,
	`claimed_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `schedule_due` ON `schedule` (`next_due_at`);--> statement-breakpoint
CREATE TABLE `snapshot` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace` text NOT NULL,
	`plan_id` text NOT NULL,
	`kind` text NOT NULL,
	`date` text NOT NULL,
	`snapshot` text NOT NULL,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `snapshot_by_plan` ON `snapshot` (`plan_id`,`kind`,`id`);