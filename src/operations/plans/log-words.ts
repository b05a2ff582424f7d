/** What a log entry carries, as people read it: `reason: late, items: 3, critical`; ids and what is not so are left out. */
export function logWords(data: unknown, nameOf: (user: string) => string): string {
  if (!isRecord(data)) return '';
  return Object.entries(data)
    .flatMap(([key, value]) => {
      const words = valueWords(value, nameOf);
      if (words === '') return [];
      return value === true ? [spaced(key)] : [`${spaced(key)}: ${words}`];
    })
    .join(', ');
}

function valueWords(value: unknown, nameOf: (user: string) => string): string {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value))
    return value
      .map((one) => valueWords(one, nameOf))
      .filter((words) => words !== '')
      .join(' + ');
  if (isRecord(value)) return logWords(value, nameOf);
  const text = String(value);
  if (ID.test(text)) return '';
  return USER.test(text) ? nameOf(text) : text;
}

/** Of blockers, reviews and digests; people name them by their item or gate. */
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const USER = /^[UW][A-Z0-9]{2,}$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function spaced(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
