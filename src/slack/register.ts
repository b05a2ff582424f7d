import type { App } from '@slack/bolt';
import { actionIds, formIds } from './blocks/action-ids.ts';
import { gateCommand } from './commands/gate.ts';
import { taught } from './commands/help.ts';
import { clickOpenPlan, planCommand } from './commands/plan.ts';
import { syncCommand } from './commands/sync.ts';
import type { CommandName } from './commands/table.ts';
import { taskCommand } from './commands/task.ts';
import type { SlackContext } from './context.ts';
import { onLosses } from './events/channels.ts';
import { onFiles } from './events/files.ts';
import { onHome, onMembers } from './events/home.ts';
import { onReactions } from './events/reactions.ts';
import { onShortcuts } from './events/shortcuts.ts';
import { confirmImport, submitImport } from './forms/import-plan.ts';
import { gateClicks, gateForms } from './gates.ts';
import { overHome } from './home/sight.ts';
import {
  type ClickHandler,
  type CommandHandler,
  type FormHandler,
  onClicks,
  onCommands,
  onForms,
} from './listen.ts';
import { onErrors } from './on-errors.ts';
import { planClicks, planForms } from './plans.ts';
import { syncClicks, syncForms } from './sync.ts';

const commands: Record<CommandName, CommandHandler> = {
  '/plan': planCommand,
  '/task': taskCommand,
  '/sync': syncCommand,
  '/gate': gateCommand,
};

const clicks: Record<string, ClickHandler> = {
  [actionIds.openPlan]: clickOpenPlan,
  ...planClicks,
  ...syncClicks,
  ...gateClicks,
};

const forms: Record<string, FormHandler> = {
  [formIds.importPlan]: submitImport,
  [formIds.confirmImport]: confirmImport,
  ...planForms,
  ...syncForms,
  ...gateForms,
};

/** Tells Bolt who answers what. */
export function registerListeners(app: App, context: SlackContext): void {
  onCommands(
    app,
    context,
    Object.fromEntries(
      Object.entries(commands).map(([name, handle]) => [name, taught(name as CommandName, handle)]),
    ),
  );
  onClicks(
    app,
    context,
    Object.fromEntries(Object.entries(clicks).map(([name, handle]) => [name, overHome(handle)])),
  );
  onForms(app, context, forms);
  onReactions(app, context);
  onLosses(app, context);
  onShortcuts(app, context);
  onHome(app, context);
  onMembers(app, context);
  onFiles(app, context);
  onErrors(app, context.log);
}
