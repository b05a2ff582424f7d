import { chart } from './chart.ts';
import {
  anything,
  byType,
  type Check,
  isObject,
  list,
  number,
  object,
  oneOf,
  string,
  truth,
} from './check.ts';
import { anyText, id, image, mrkdwn, plain, slackFile, url, withPicture } from './composition.ts';
import { elements, placements } from './elements.ts';
import { limits, type Surface } from './limits.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

type Fields = Record<string, Check>;

export interface BlockRule {
  surfaces: readonly Surface[];
  check: Check;
}

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
const notInForms: readonly Surface[] = ['message', 'home'];

const rule = (surfaces: readonly Surface[], fields: Fields): BlockRule => ({
  surfaces,
  check: object({ 'type!': anything, block_id: id, ...fields }),
});
const element = (allowed: readonly string[], where: string) => byType(elements, allowed, where);

const contextElement: Check = (value, spot) =>
  isObject(value) && value.type === 'image' ? image(value, spot) : anyText(limits.text)(value, spot);

const nested =
  (...types: string[]): Check =>
  (value, spot) => {
    const type = isObject(value) ? String(value.type) : '';
    if (types.includes(type)) blockRules[type]?.check(value, spot);
    else spot.complain(`${type || 'this'} cannot stand here`);
  };

const needing =
  (check: Check, fields: readonly string[]): Check =>
  (value, spot) => {
    check(value, spot);
    if (isObject(value) && fields.every((field) => value[field] === undefined)) {
      spot.complain(`must have ${fields.join(' or ')}`);
    }
  };

const card = rule(notInForms, {
  hero_image: image,
  icon: image,
  title: mrkdwn(limits.card.title),
  subtitle: mrkdwn(limits.card.subtitle),
  body: mrkdwn(limits.card.body),
  actions: list(1, limits.card.actions, element(placements.card, 'a card')),
});
const section = rule(everywhere, {
  text: anyText(limits.section.text),
  fields: list(1, limits.section.fields, anyText(limits.section.field)),
  accessory: element(placements.accessory, 'a section'),
  expand: truth,
});
const container = rule(notInForms, {
  title: plain(limits.container.title),
  rich_text_title: nested('rich_text'),
  subtitle: anyText(limits.container.subtitle),
  'child_blocks!': list(
    limits.container.min,
    limits.container.max,
    nested(
      'actions',
      'context',
      'divider',
      'file',
      'header',
      'image',
      'input',
      'rich_text',
      'section',
      'table',
      'video',
    ),
  ),
  width: oneOf('narrow', 'standard', 'wide', 'full'),
  icon: image,
  is_collapsible: truth,
  default_collapsed: truth,
  has_header_divider: truth,
});
const picture = rule(everywhere, {
  'alt_text!': string(limits.image.altText),
  title: plain(limits.image.title),
  image_url: url(limits.image.url),
  slack_file: slackFile,
});
const taskCard = rule(['message'], {
  'task_id!': string(limits.id),
  'title!': string(limits.text),
  details: nested('rich_text'),
  output: nested('rich_text'),
  sources: list(0, 100, anything),
  'status!': oneOf('pending', 'in_progress', 'complete', 'error'),
});

/** Every block by its type: where it may stand and what it may hold. */
export const blockRules: Record<string, BlockRule> = {
  actions: rule(everywhere, {
    'elements!': list(
      limits.actions.min,
      limits.actions.max,
      element(placements.actions, 'an actions block'),
    ),
  }),
  alert: rule(['modal'], {
    'text!': anyText(limits.alert),
    level: oneOf('default', 'info', 'warning', 'error', 'success'),
  }),
  card: { ...card, check: needing(card.check, ['hero_image', 'title', 'actions', 'body']) },
  carousel: rule(notInForms, { 'elements!': list(limits.carousel.min, limits.carousel.max, nested('card')) }),
  container: { ...container, check: needing(container.check, ['title', 'rich_text_title']) },
  context: rule(everywhere, { 'elements!': list(limits.context.min, limits.context.max, contextElement) }),
  context_actions: rule(['message'], {
    'elements!': list(
      limits.contextActions.min,
      limits.contextActions.max,
      element(placements.contextActions, 'a context_actions block'),
    ),
  }),
  data_table: rule(notInForms, {
    'rows!': dataTable,
    'caption!': string(limits.text),
    page_size: number(1, limits.dataTable.pageSize),
    row_header_column_index: number(0, limits.dataTable.columns - 1),
  }),
  data_visualization: rule(notInForms, { 'title!': string(limits.chart.title), 'chart!': chart }),
  divider: rule(everywhere, {}),
  file: rule(['message'], { 'source!': string(limits.id), 'external_id!': id }),
  header: rule(everywhere, { 'text!': plain(limits.header) }),
  image: { ...picture, check: withPicture(picture.check) },
  input: rule(everywhere, {
    'label!': plain(limits.input.label),
    hint: plain(limits.input.hint),
    optional: truth,
    'element!': element(placements.input, 'an input block'),
    dispatch_action: truth,
  }),
  markdown: rule(['message'], { 'text!': string(limits.markdownTotal) }),
  plan: rule(['message'], {
    'title!': string(limits.text),
    tasks: list(0, limits.planTasks, nested('task_card')),
  }),
  rich_text: rule(everywhere, { 'elements!': richText }),
  section: { ...section, check: needing(section.check, ['text', 'fields']) },
  table: rule(['message'], { 'rows!': table, column_settings: list(0, limits.table.columns, anything) }),
  task_card: taskCard,
  video: rule(everywhere, {
    'video_url!': url(limits.image.url),
    'thumbnail_url!': url(limits.image.url),
    'alt_text!': string(limits.image.altText),
    'title!': plain(limits.video.title),
    title_url: url(limits.image.url),
    author_name: string(limits.video.author),
    provider_name: string(limits.id),
    provider_icon_url: url(limits.image.url),
    description: plain(limits.video.description),
  }),
};
