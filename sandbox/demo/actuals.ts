import { isMap, isSeq, parseDocument } from 'yaml';

/** What had happened by the end of Friday 17 October 2025: most of the planning is done, TASK-107 is late. */
const actuals: Record<string, Record<string, string | number>> = {
  'TASK-101': { started: '2025-09-15', finished: '2025-09-18' },
  'TASK-102': { started: '2025-09-15', finished: '2025-09-19' },
  'TASK-103': { started: '2025-09-15', finished: '2025-10-03' },
  'TASK-104': { started: '2025-10-06', finished: '2025-10-06' },
  'TASK-105': { started: '2025-10-06', finished: '2025-10-13' },
  'TASK-106': { started: '2025-10-08', finished: '2025-10-08' },
  'TASK-107': { started: '2025-10-14', remaining: 2 },
  'TASK-108': { started: '2025-10-01', finished: '2025-10-02' },
};

/** The plan's text with those actuals written into it; everything else stays as it is. */
export function withActuals(text: string): string {
  const document = parseDocument(text);
  const items = document.get('items');
  if (!isSeq(items)) throw new Error('the example plan has no items');
  for (const item of items.items) {
    if (!isMap(item)) continue;
    const known = actuals[String(item.get('id'))];
    for (const [key, value] of Object.entries(known ?? {})) item.set(key, value);
  }
  return document.toString({ lineWidth: 0 });
}
