import { useWorld } from '../wire/store.ts';
import { Icon } from './Icon.tsx';

const HUES = [350, 22, 42, 88, 150, 178, 205, 232, 268, 312];

/** A square with initials, in a colour that follows from the id; decoration, the name stands beside it. */
export function Avatar({ id, size = 36 }: { id: string; size?: number }) {
  const person = useWorld((world) => world.people.get(id));
  const app = useWorld((world) => world.app);
  const style = { width: size, height: size, fontSize: size * 0.4 };
  if (id === app.botUserId) {
    return (
      <span className="avatar avatar-app" style={style} aria-hidden="true">
        <SignalMark size={size * 0.66} />
      </span>
    );
  }
  if (id === 'USLACKBOT') {
    return (
      <span className="avatar avatar-system" style={style} aria-hidden="true">
        <Icon name="bell" size={size * 0.6} />
      </span>
    );
  }
  const color = { backgroundColor: `hsl(${hueOf(id)} 42% 40%)` };
  return (
    <span className="avatar" style={{ ...style, ...color }} aria-hidden="true">
      {initialsOf(person?.name ?? id)}
    </span>
  );
}

/** The signal: red over green, the sandbox's mark for the app. */
function SignalMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect x="5.5" y="1" width="9" height="18" rx="4.5" fill="#1d1c1d" />
      <circle cx="10" cy="5" r="2.3" fill="#ec5b4b" />
      <circle cx="10" cy="10" r="2.3" fill="#f0c043" />
      <circle cx="10" cy="15" r="2.3" fill="#41b883" />
    </svg>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '?')][0] ?? '?')
    .join('')
    .toUpperCase();
}

function hueOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? 205;
}
