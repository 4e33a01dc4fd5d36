import { appendFileSync } from 'node:fs';
import type { AppliedRow } from '@rolecall/core/import/continue-import';

/** Where an import says what became of each row, unless it is told another place. */
export const resultPathOf = (importId: string): string => `rolecall-${importId}.ndjson`;

/** Writes what becomes of rows into a file for its owner alone, a line for each, without any hash. */
export function createResultFile(path: string | undefined) {
  return {
    note: (rows: AppliedRow[], importId?: string) => {
      const file = path ?? (importId && resultPathOf(importId));
      if (file && rows.length > 0)
        appendFileSync(file, rows.map(resultLine).join(''), { mode: 0o600 });
    },
  };
}

/** Without any hash. */
function resultLine(planned: AppliedRow): string {
  const { row, outcome, email, reasons, userId } = planned;
  const sourceId = planned.outcome === 'new' ? planned.person.sourceId : undefined;
  return `${JSON.stringify({ row, outcome, email, sourceId, userId, reasons })}\n`;
}
