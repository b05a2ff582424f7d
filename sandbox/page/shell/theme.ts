import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const STORED_AS = 'signalbox-sandbox-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** The theme shown, and the function that turns it over. Until somebody chooses, the system's is used. */
export function useTheme(): { theme: Theme; toggle: () => void } {
  const theme = useSyncExternalStore(listen, themeNow);
  return { theme, toggle: () => choose(theme === 'dark' ? 'light' : 'dark') };
}

/** Puts the theme on the document; the style sheet follows it. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = themeNow();
}

function choose(theme: Theme): void {
  // A choice that equals the system's is no choice: the page follows the system again.
  if (theme === systemTheme()) localStorage.removeItem(STORED_AS);
  else localStorage.setItem(STORED_AS, theme);
  tell();
}

function themeNow(): Theme {
  const chosen = localStorage.getItem(STORED_AS);
  return chosen === 'dark' || chosen === 'light' ? chosen : systemTheme();
}

function systemTheme(): Theme {
  return system.matches ? 'dark' : 'light';
}

function tell(): void {
  applyTheme();
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) system.addEventListener('change', tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) system.removeEventListener('change', tell);
  };
}
