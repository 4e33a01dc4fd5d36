import type { ImportTally, ReasonCount, RowOutcome } from '@rolecall/schemas/import-report';
import type { PlannedRow } from './plan-rows.ts';

/** Reasons can quote cells: no more of them are kept apart. */
const MOST_REASONS = 200;
/** So many of one kind are told with the cell that they quote, the others together. */
const MOST_QUOTES = 10;
const QUOTED = /“[^”]*”/g;
const EARLIER_ROW = /^Row \d+ has/;
const OTHER_REASONS = 'For other reasons.';
const ROWS_NAMED = 5;
/** How many ranges of consecutive rows are kept for each reason. */
const RANGES_NAMED = 200;
/** How many are kept for all reasons, beyond the first of each: the report is read with each page. */
const RANGES_IN_ALL = 2_000;

/** Counts rows by what becomes of them. */
export function createTally() {
  const counts = zeroes();
  const reasons = new Map<string, Counted>();
  const hashKinds: Record<string, number> = {};
  const people = { admins: 0, inactive: 0, withoutPassword: 0 };

  let rangesInAll = 0;
  const addToRanges = (ranges: Range[], row: number) => {
    const last = ranges.at(-1);
    if (last !== undefined && row <= last.to + 1) {
      last.to = Math.max(last.to, row);
      return;
    }
    const hasRoom = ranges.length < RANGES_NAMED && rangesInAll < RANGES_IN_ALL;
    const isNamed = hasRoom || ranges.length < ROWS_NAMED;
    ranges.push({ from: row, to: isNamed ? row : Infinity });
    rangesInAll++;
  };

  const quotes = new Map<string, Set<string>>();
  const reasonToTell = (reason: string) => {
    const kind = reason.replaceAll(QUOTED, '“…”');
    if (kind === reason) return reason.replace(EARLIER_ROW, 'An earlier row has');
    const known = quotes.get(kind) ?? new Set();
    quotes.set(kind, known);
    if (known.size < MOST_QUOTES) known.add(reason);
    return known.has(reason) ? reason : kind;
  };
  const addReason = (outcome: RowOutcome, reason: string, row: number) => {
    const key = `${outcome} ${reason}`;
    const isFull = reasons.size >= MOST_REASONS && !reasons.has(key);
    if (isFull && reason !== OTHER_REASONS) return addReason(outcome, OTHER_REASONS, row);
    const known = reasons.get(key) ?? { outcome, reason, count: 0, rows: [], ranges: [] };
    known.count++;
    if (known.rows.length < ROWS_NAMED) known.rows.push(row);
    addToRanges(known.ranges, row);
    reasons.set(key, known);
  };

  return {
    add: (rows: PlannedRow[]) => {
      for (const planned of rows) {
        counts[planned.outcome]++;
        for (const reason of planned.reasons) {
          addReason(planned.outcome, reasonToTell(reason), planned.row);
        }
        if (planned.outcome !== 'new') continue;
        const { role, isActive, password } = planned.person;
        if (role === 'admin') people.admins++;
        if (!isActive) people.inactive++;
        if (password.stored === null) people.withoutPassword++;
        else hashKinds[password.kind] = (hashKinds[password.kind] ?? 0) + 1;
      }
    },
    result: (): ImportTally => ({
      rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
      counts: { ...counts },
      ...people,
      hashKinds,
      reasons: [...reasons.values()].map(toReasonCount),
    }),
  };
}

/** One without end stands for the rest, beyond the bounds. */
type Range = { from: number; to: number };
type Counted = Omit<ReasonCount, 'rowRanges'> & { ranges: Range[] };

function toReasonCount({ ranges, ...known }: Counted): ReasonCount {
  return { ...known, rowRanges: ranges.map(rangeText) };
}

function rangeText({ from, to }: Range): string {
  if (to === Infinity) return '…';
  return from === to ? `${from}` : `${from}–${to}`;
}

const zeroes = (): Record<RowOutcome, number> => ({
  new: 0,
  existing: 0,
  conflicting: 0,
  invalid: 0,
  skipped: 0,
});
