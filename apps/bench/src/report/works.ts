import type { Figures } from '../run/figures.ts';
import { formatNumber, formatTable } from './format.ts';

type Cell = (figures: Figures, name: string) => string | undefined;

/** What one core answers in a second, and the processor time of one response. */
const perCore: Cell = (figures, name) => {
  const cpu = figures.get(`${name}/cpu`);
  if (cpu === undefined) return undefined;
  return `${formatNumber(1_000_000 / cpu)}/s (${formatNumber(cpu)} µs)`;
};

/** What was done in a second by the clock, and the processor time of each. */
const inTime: Cell = (figures, name) => {
  const rate = figures.get(`${name}/rate`);
  if (rate === undefined) return undefined;
  const cpu = figures.get(`${name}/cpu`);
  const rest = cpu === undefined ? '' : ` (${formatNumber(cpu)} µs)`;
  return `${formatNumber(rate)}/s${rest}`;
};

const waits: Cell = (figures, name) => {
  const [p50, p99] = [figures.get(`${name}/p50`), figures.get(`${name}/p99`)];
  if (p50 === undefined || p99 === undefined) return undefined;
  return `${formatNumber(p50)} / ${formatNumber(p99)} ms`;
};

const memory: Cell = (figures, name) => {
  const mib = figures.get(`${name}/mib`);
  return mib === undefined ? undefined : `${formatNumber(mib)} MiB`;
};

type Work = { title: string; name: string; cell: Cell; floor?: string };

const WORKS: Work[] = [
  { title: '`user.me`, tRPC', name: 'me', cell: perCore, floor: 'hello/floor' },
  { title: '`user.me`, REST', name: 'me-rest', cell: perCore, floor: 'hello/floor' },
  { title: 'the page `/login`', name: 'login-page', cell: perCore, floor: 'hello/floor' },
  { title: 'the page `/login`, with a cookie', name: 'login-rendered', cell: perCore },
  { title: '`admin.users.list`, first page', name: 'list', cell: perCore },
  { title: '`admin.users.list`, last page', name: 'list-last', cell: perCore },
  { title: '`admin.users.list`, search with 9,300 matches', name: 'list-search', cell: perCore },
  { title: '`auth.refresh`, 16 at once', name: 'refresh', cell: inTime },
  { title: '`auth.refresh`, one at a time', name: 'refresh-alone', cell: inTime },
  { title: 'sign-in, two cores', name: 'sign-in', cell: inTime, floor: 'argon2/floor' },
  { title: 'register, two cores', name: 'register', cell: inTime, floor: 'argon2/floor' },
  { title: '`user.me` p50 / p99, idle', name: 'me-idle', cell: waits },
  { title: '`user.me` p50 / p99, in a flood of sign-ins', name: 'me-flood', cell: waits },
  { title: 'memory in a flood of sign-ins', name: 'flood-memory', cell: memory },
];

const CONTENDERS = ['rolecall', 'tutorial', 'better-auth'];
const HEADER = ['Work', 'Rolecall', 'Tutorial build', 'better-auth', 'Floor'];

/** What each contender makes of the same work; undefined where none of it was measured. */
export function worksTable(figures: Figures): string | undefined {
  const rows = WORKS.map(({ title, name, cell, floor }) => [
    title,
    ...CONTENDERS.map((who) => cell(figures, `${name}/${who}`) ?? '–'),
    (floor === undefined ? undefined : cell(figures, floor)) ?? '–',
  ]);
  const measured = rows.filter(([, rolecall]) => rolecall !== '–');
  return measured.length === 0 ? undefined : formatTable(HEADER, measured);
}
