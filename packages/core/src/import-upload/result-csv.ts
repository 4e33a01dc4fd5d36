import { appendFile } from 'node:fs/promises';
import type { AppliedRow } from '../import/continue-import.ts';
import { BYTE_ORDER_MARK, csvRows } from '../stream/csv-rows.ts';
import { sizeOf } from './import-files.ts';

const COLUMNS = ['row', 'outcome', 'email', 'sourceId', 'userId', 'reasons'];

/** Writes down what became of rows, as CSV that a spreadsheet opens. */
export async function appendResult(path: string, rows: AppliedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const head = (await sizeOf(path)) === 0 ? BYTE_ORDER_MARK + csvRows([COLUMNS]) : '';
  await appendFile(path, head + csvRows(rows.map(cellsOf)), { mode: 0o600 });
}

function cellsOf(applied: AppliedRow): (string | number)[] {
  const { row, outcome, email = '', reasons, userId = '' } = applied;
  const { sourceId = '' } = applied.outcome === 'new' ? applied.person : {};
  return [row, outcome, email, sourceId, userId, reasons.join(' ')];
}
