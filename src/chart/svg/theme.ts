export type ThemeName = 'light' | 'dark';

/** Every colour of a picture by what it is used for. */
export interface Theme {
  page: string;
  /** Behind the name of a lane. */
  band: string;
  /** Days that nobody works. */
  shade: string;
  grid: string;
  ink: string;
  muted: string;
  /** Lines that join items to their convergence point. */
  rail: string;
  today: string;
  onToday: string;
  done: string;
  onDone: string;
  underWay: string;
  underWayFill: string;
  waiting: string;
  blocked: string;
  blockedFill: string;
  overdue: string;
  overdueFill: string;
  /** Where the baseline had an item. */
  ghost: string;
  /** A signal's head, and its lamps when lit. */
  head: string;
  unlit: string;
  lampRed: string;
  lampYellow: string;
  lampGreen: string;
  lampWhite: string;
}

/** Text stands out by 4.5 : 1 at least and bars and lines by 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11), alike in both. */
export const THEMES: Record<ThemeName, Theme> = {
  light: {
    page: '#ffffff',
    band: '#e9edf2',
    shade: '#f2f4f7',
    grid: '#d3d9e0',
    ink: '#1b1d21',
    muted: '#4d5661',
    rail: '#5568a3',
    today: '#9c1673',
    onToday: '#ffffff',
    done: '#1b7347',
    onDone: '#ffffff',
    underWay: '#10609f',
    underWayFill: '#d3e6f7',
    waiting: '#5c6671',
    blocked: '#b0132b',
    blockedFill: '#fde4e7',
    overdue: '#8a4b00',
    overdueFill: '#fdebc8',
    ghost: '#7d8792',
    head: '#23272e',
    unlit: '#7b8490',
    lampRed: '#ff6168',
    lampYellow: '#ffd23f',
    lampGreen: '#3fe08c',
    lampWhite: '#ffffff',
  },
  dark: {
    page: '#1a1d21',
    band: '#2c3138',
    shade: '#22262b',
    grid: '#3b424b',
    ink: '#f4f5f7',
    muted: '#bcc3cc',
    rail: '#94a6e0',
    today: '#f08fd6',
    onToday: '#1a1d21',
    done: '#4cc98a',
    onDone: '#10261b',
    underWay: '#69baf5',
    underWayFill: '#17405f',
    waiting: '#a3acb7',
    blocked: '#ff8d96',
    blockedFill: '#55222a',
    overdue: '#f2b452',
    overdueFill: '#4b3510',
    ghost: '#828c98',
    head: '#0b0d0f',
    unlit: '#7b8490',
    lampRed: '#ff6168',
    lampYellow: '#ffd23f',
    lampGreen: '#3fe08c',
    lampWhite: '#ffffff',
  },
};
