import { appendFileSync } from 'node:fs';
import type { AppliedRow } from '@rolecall/core/import/apply-import';

/** Rows are read faster than their garbage is collected: a million would take twice the memory. */
const BATCHES_TO_COLLECT = 4;

/** Where an import says what became of each row, unless it is told another place. */
export const resultPathOf = (importId: string): string => `rolecall-${importId}.ndjson`;

/** Writes what becomes of rows into a file, a line for each, without any hash. */
export function createResultFile(path: string | undefined) {
  let batches = 0;
  return {
    note: (rows: AppliedRow[], importId?: string) => {
      const file = path ?? (importId && resultPathOf(importId));
      if (file && rows.length > 0) appendFileSync(file, `${rows.map(lineOf).join('\n')}\n`);
      if (++batches % BATCHES_TO_COLLECT === 0) Bun.gc(true);
    },
  };
}

function lineOf(planned: AppliedRow): string {
  const { row, outcome, email, reasons, userId } = planned;
  const sourceId = planned.outcome === 'new' ? planned.person.sourceId : undefined;
  return JSON.stringify({ row, outcome, email, sourceId, userId, reasons });
}
