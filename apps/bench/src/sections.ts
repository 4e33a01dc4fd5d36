import type { Section } from './bench.ts';
import { measureCalls, measureLists } from './sections/calls.ts';
import { measureLivez } from './sections/livez.ts';
import { measurePasswords } from './sections/passwords.ts';
import { measureRefresh } from './sections/refresh.ts';
import { measureSignInTiming } from './sections/sign-in-timing.ts';
import { measureStart } from './sections/start.ts';
import { measureUserLists } from './sections/user-lists.ts';

/** Everything that can be measured, in the order of a whole run. */
export const SECTIONS = {
  start: {
    about: 'how soon the server is ready, and its memory at rest',
    measure: measureStart,
  },
  calls: {
    about: 'user.me over tRPC and REST and the page /login, beside Hono and the peers',
    measure: measureCalls,
  },
  lists: {
    about: 'pages and searches of 100,000 users, beside the peers',
    measure: measureLists,
  },
  refresh: {
    about: 'trading refresh tokens, one at a time and sixteen at once',
    measure: measureRefresh,
  },
  passwords: {
    about: 'sign-in and register beside argon2 alone, and user.me in a flood of sign-ins',
    measure: measurePasswords,
  },
  livez: {
    about: 'what /livez takes while exports, searches, bulk actions and outages go on',
    measure: measureLivez,
  },
  'sign-in-timing': {
    about: 'whether the time of an answer tells if an account exists',
    measure: measureSignInTiming,
  },
  'user-lists': {
    about: '23 questions about 1,000,000 users and about 10,000 (minutes, the first time)',
    measure: measureUserLists,
  },
} satisfies Record<string, Section>;

export type SectionName = keyof typeof SECTIONS;

export const isSectionName = (name: string): name is SectionName => Object.hasOwn(SECTIONS, name);

export const SECTION_NAMES = Object.keys(SECTIONS).filter(isSectionName);
