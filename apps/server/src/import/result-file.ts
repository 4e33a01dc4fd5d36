import { appendFileSync } from 'node:fs';
import { freeMemory } from '@rolecall/core/free-memory';
import type { AppliedRow } from '@rolecall/core/import/continue-import';

/** To store a batch takes so long that to tidy up after each is nothing beside it. */
const BATCHES_TO_FREE = { planned: 8, stored: 1 } as const;

/** Where an import says what became of each row, unless it is told another place. */
export const resultPathOf = (importId: string): string => `rolecall-${importId}.ndjson`;

/** Writes what becomes of rows into a file, a line for each, without any hash. */
export function createResultFile(path: string | undefined) {
  let batches = 0;
  return {
    note: (rows: AppliedRow[], importId?: string) => {
      const file = path ?? (importId && resultPathOf(importId));
      if (file && rows.length > 0) appendFileSync(file, rows.map(resultLine).join(''));
      const most = BATCHES_TO_FREE[importId === undefined ? 'planned' : 'stored'];
      if (++batches % most === 0) freeMemory();
    },
  };
}

/** Without any hash. */
function resultLine(planned: AppliedRow): string {
  const { row, outcome, email, reasons, userId } = planned;
  const sourceId = planned.outcome === 'new' ? planned.person.sourceId : undefined;
  return `${JSON.stringify({ row, outcome, email, sourceId, userId, reasons })}\n`;
}
