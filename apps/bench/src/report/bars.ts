import type { Figures } from '../run/figures.ts';
import type { SectionName } from '../sections.ts';

/** A line that a figure must not cross. */
export type Bar = {
  section: SectionName;
  /** What is held against what. */
  name: string;
  is: 'at least' | 'at most';
  limit: number;
  unit: '×' | 'ms' | 'MiB' | 's';
  /** Undefined where something it needs was not measured. */
  value: (figures: Figures) => number | undefined;
};

/** One figure divided by another, by their names. */
const ratio = (over: string, under: string) => (figures: Figures) => {
  const [a, b] = [figures.get(over), figures.get(under)];
  return a === undefined || b === undefined ? undefined : a / b;
};

const figure = (name: string) => (figures: Figures) => figures.get(name);

/** How many times as many requests one core answers: the other way round than what each costs. */
const perCore = (work: string, other: string) => ratio(`${other}/cpu`, `${work}/cpu`);

/** How many times as many are done in the same time, whatever they wait for. */
const inTime = (work: string, other: string) => ratio(`${work}/rate`, `${other}/rate`);

function worstOf(prefix: string) {
  return (figures: Figures) => {
    const all = figures.below(prefix).map((name) => figures.get(prefix + name) ?? Number.NaN);
    return all.length === 0 ? undefined : Math.max(...all);
  };
}

function rows(
  section: SectionName,
  is: Bar['is'],
  unit: Bar['unit'],
  list: [name: string, limit: number, value: Bar['value']][],
): Bar[] {
  return list.map(([name, limit, value]) => ({ section, is, unit, name, limit, value }));
}

/** What the server must reach, as ratios within one run where that is possible. */
export const BARS: Bar[] = [
  ...rows('calls', 'at least', '×', [
    ['user.me over tRPC, of Hono hello', 0.13, perCore('me/rolecall', 'hello/floor')],
    ['user.me over tRPC, of better-auth', 8, perCore('me/rolecall', 'me/better-auth')],
    ['user.me over tRPC, of the tutorial build', 4, perCore('me/rolecall', 'me/tutorial')],
    ['user.me over REST, of tRPC', 0.9, perCore('me-rest/rolecall', 'me/rolecall')],
    ['the page /login, of Hono hello', 0.048, perCore('login-page/rolecall', 'hello/floor')],
  ]),
  ...rows('passwords', 'at least', '×', [
    ['sign-in, of raw argon2', 0.9, inTime('sign-in/rolecall', 'argon2/floor')],
    ['register, of raw argon2', 0.85, inTime('register/rolecall', 'argon2/floor')],
  ]),
  ...rows('passwords', 'at most', '×', [
    ['user.me in a flood of sign-ins, p50, of idle', 2, ratio(...inFlood('p50'))],
    ['user.me in a flood of sign-ins, p99, of idle', 8, ratio(...inFlood('p99'))],
  ]),
  ...rows('refresh', 'at least', '×', [
    ['auth.refresh, of the tutorial build', 2.5, inTime('refresh/rolecall', 'refresh/tutorial')],
    [
      'auth.refresh, 16 at once, of one at a time',
      3,
      inTime('refresh/rolecall', 'refresh-alone/rolecall'),
    ],
  ]),
  ...rows('lists', 'at least', '×', [
    ['admin.users.list, of better-auth', 100, perCore('list/rolecall', 'list/better-auth')],
  ]),
  ...rows('lists', 'at most', '×', [
    ['the last page, of the first', 1.2, perCore('list/rolecall', 'list-last/rolecall')],
    [
      'a search with 9,300 matches, of the first page',
      4,
      perCore('list/rolecall', 'list-search/rolecall'),
    ],
  ]),
  ...rows('user-lists', 'at most', '×', [
    ['the slowest of 23 questions, 1,000,000 users of 10,000', 2, worstOf('user-lists/ratio/')],
  ]),
  ...rows('livez', 'at most', 'ms', [
    ['/livez p99 during ten searches for aaaa', 50, figure('livez/aaaa/p99')],
    ['/livez p99 during four exports of 20,000 events', 50, figure('livez/exports/p99')],
    ['/livez p99 during a bulk action on 10,000 users', 50, figure('livez/bulk/p99')],
    ['/livez p99 during a CSV of 100,000 users', 50, figure('livez/csv/p99')],
    ['/livez p99 during a slow search', 50, figure('livez/slow-query/p99')],
    ['/livez p99 of a replica whose primary is away', 50, figure('livez/away/p99')],
  ]),
  ...rows('start', 'at most', 'MiB', [['memory at rest', 130, figure('rest-memory/mib')]]),
  ...rows('passwords', 'at most', 'MiB', [
    ['memory in a flood of sign-ins', 250, figure('flood-memory/rolecall/mib')],
  ]),
  ...rows('livez', 'at most', 'MiB', [
    ['memory during four exports', 300, figure('exports-memory/mib')],
  ]),
  ...rows('start', 'at most', 's', [
    ['ready after the start, migrated file', 1, figure('start/seconds')],
  ]),
];

/** How long someone who is signed in waits while others sign in, beside when no one does. */
function inFlood(quantile: 'p50' | 'p99'): [string, string] {
  return [`me-flood/rolecall/${quantile}`, `me-idle/rolecall/${quantile}`];
}

export type Result = Bar & { measured: number | undefined; passed: boolean };

/** Holds the figures against bars; what could not be measured has not passed. */
export function judge(bars: Bar[], figures: Figures): Result[] {
  return bars.map((bar) => {
    const measured = bar.value(figures);
    const { is, limit } = bar;
    const passed =
      measured !== undefined && (is === 'at least' ? measured >= limit : measured <= limit);
    return { ...bar, measured, passed };
  });
}
