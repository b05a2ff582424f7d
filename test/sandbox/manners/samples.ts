/** Blocks that are right in every way, each of which a test spoils in one. */
export type Json = Record<string, unknown>;

export const long = (length: number): string => 'x'.repeat(length);
export const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

export const plain = (text: string): Json => ({ type: 'plain_text', text });
export const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
export const option = (more: Json = {}): Json => ({ text: plain('One'), value: '1', ...more });
export const button = (more: Json = {}): Json => ({ type: 'button', text: plain('Press'), ...more });
export const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
export const pressing = (more: Json): Json => actions(button(more));
export const overflow = (count: number): Json =>
  actions({ type: 'overflow', options: times(count, () => option()) });
export const confirming = (more: Json): Json =>
  pressing({ confirm: { title: plain('Sure?'), text: plain('Really'), ...more } });
export const textInput = { type: 'plain_text_input' };
export const input = (element: Json = textInput, more: Json = {}): Json => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
export const select = (more: Json = {}): Json =>
  input({ type: 'static_select', options: [option()], ...more });
export const groups = (...all: Json[]): Json => input({ type: 'static_select', option_groups: all });
export const group = (count: number): Json => ({
  label: plain('Group'),
  options: times(count, () => option()),
});
export const choices = (type: string, count: number): Json =>
  input({ type, options: times(count, () => option()) });
export const section = (more: Json = {}): Json => ({ type: 'section', text: mrkdwn('Text'), ...more });
export const fields = (...all: Json[]): Json => section({ fields: all });
export const card = (more: Json = {}): Json => ({ type: 'card', title: mrkdwn('Card'), ...more });
export const carousel = (count: number): Json => ({ type: 'carousel', elements: times(count, () => card()) });
export const container = (more: Json = {}): Json => ({
  type: 'container',
  title: plain('Box'),
  child_blocks: [section()],
  ...more,
});
export const icon = (): Json => ({ type: 'icon_button', icon: 'trash', text: plain('Bin') });
export const picture = (more: Json = {}): Json => ({
  type: 'image',
  alt_text: 'A chart',
  image_url: 'https://example.com/a.png',
  ...more,
});
export const cell = (held = 'x'): Json => ({ type: 'raw_text', text: held });
export const rows = (count: number, columns = 1): Json[][] =>
  times(count, () => times(columns, () => cell()));
export const table = (held: Json[][]): Json => ({ type: 'table', rows: held });
export const dataTable = (held: Json[][] = rows(2)): Json => ({
  type: 'data_table',
  caption: 'All',
  rows: held,
});
export const task = (index = 0): Json => ({
  type: 'task_card',
  task_id: `t${index}`,
  title: 'Task',
  status: 'pending',
});
export const points = (count: number): Json[] =>
  times(count, (index) => ({ label: `p${index}`, value: index }));
export const series = (data: Json[] = points(1)): Json => ({ name: 'Done', data });
export const chart = (more: Json = {}, plotted: Json[] = [series()]): Json => ({
  type: 'data_visualization',
  title: 'Progress',
  chart: { type: 'bar', series: plotted, axis_config: {} },
  ...more,
});
export const richText = (...leaves: Json[]): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: leaves }],
});
export const pie = (segments: Json[]): Json => ({
  type: 'data_visualization',
  title: 'Share',
  chart: { type: 'pie', segments },
});
export const modal = (more: Json = {}): Json => ({
  type: 'modal',
  title: plain('Form'),
  blocks: [section()],
  ...more,
});
