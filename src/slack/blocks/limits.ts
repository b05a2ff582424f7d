/**
 * What Slack accepts, in one table. Lengths are characters.
 * Source: the limits in Slack's Block Kit reference, and bolt-js issue 2509 for `message.characters`, which is
 * held here against the length of the blocks as JSON: no way of counting them is stricter.
 */
export const limits = {
  message: { blocks: 50, characters: 13_200, text: 4_000 },
  view: { blocks: 100, title: 24, privateMetadata: 3_000, inputs: 6 },
  blockId: 255,
  header: 150,
  section: { text: 3_000, fields: 10, field: 2_000 },
  context: { elements: 10, text: 3_000 },
  actions: 25,
  button: { text: 75, value: 2_000, accessibilityLabel: 75 },
  input: { label: 2_000, hint: 2_000, placeholder: 150, text: 3_000 },
  option: { text: 75, value: 150, description: 75 },
  options: 100,
  confirm: { title: 100, text: 300, button: 30 },
  image: { altText: 2_000, title: 2_000 },
  table: { rows: 100, columns: 20, characters: 10_000 },
} as const;
