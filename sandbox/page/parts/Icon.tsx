/** Line icons on a 20 x 20 grid; decoration alone, the control beside or around one carries the name. */
const PATHS = {
  hash: 'M7.5 3.5 6 16.5M14 3.5l-1.5 13M3.5 7.5h13.5M3 12.5h13.5',
  lock: 'M5.5 9.5h9v7h-9zM7.5 9.5V6.8a2.5 2.5 0 0 1 5 0v2.7',
  send: 'M3.5 16.5 17 10 3.5 3.5l1.8 5.3L11.5 10l-6.2 1.2z',
  smile:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7 11.5c.7 1.6 1.7 2.2 3 2.2s2.3-.6 3-2.2M7.8 7.8v.6M12.2 7.8v.6',
  thread: 'M4 4h12v9H9.5L6 16.2V13H4zM7 7.2h6M7 9.9h4',
  more: 'M10 4.6v.1M10 10v.1M10 15.4v.1',
  plus: 'M10 4v12M4 10h12',
  bolt: 'M11 2.5 4.5 11.5H9L8.5 17.5 15.5 8.5H11z',
  close: 'M5 5l10 10M15 5 5 15',
  chevron: 'M6 8l4 4 4-4',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.8',
  sun: 'M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10 2.5v1.6M10 15.9v1.6M2.5 10h1.6M15.9 10h1.6M4.7 4.7l1.1 1.1M14.2 14.2l1.1 1.1M4.7 15.3l1.1-1.1M14.2 5.8l1.1-1.1',
  moon: 'M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z',
  pulse: 'M2.5 10.5h3.2l2-5.5 4 10 2.2-4.5h3.6',
  file: 'M5.5 2.8h6l3.5 3.6v10.8H5.5zM11.3 3v3.6h3.5',
  check: 'M4.5 10.5 8.5 14.5 15.5 6',
  warn: 'M10 3.2 17.5 16.5h-15zM10 8v4M10 14.2v.1',
  edit: 'M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2z',
  bell: 'M5.5 13.5V9a4.5 4.5 0 0 1 9 0v4.5l1.2 1.4H4.3zM8.6 16.6h2.8',
  eye: 'M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.4 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
