import { afterAll, expect, test } from 'vitest';
import { openConnection } from './native.ts';
import { pathOf } from './open-file.ts';
import { createTestDatabase } from './testing.ts';

const { url, remove } = await createTestDatabase();
const connection = openConnection(pathOf(url));
afterAll(async () => {
  connection.close();
  await remove();
});

const triggers = connection
  .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
  .all([]);

/** Tables whose rows grow in number with what an installation holds. */
const tables = new Set(
  connection
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table'
       AND name NOT IN ('user_counts', 'users_version', 'text_positions')`,
    )
    .all([])
    .map(([name]) => name),
);

/** The statements of a trigger as they run for row 1. */
function statementsOf(trigger: string): string[] {
  const body = trigger.slice(trigger.indexOf('BEGIN') + 'BEGIN'.length, trigger.lastIndexOf('END'));
  return body
    .replace(/--.*$/gm, '')
    .replace(/\b(?:NEW|OLD)\.seqs\b/gi, "'[1]'")
    .replace(/\b(?:NEW|OLD)\.\w+/gi, '1')
    .replace(/RAISE\s*\([^)]*\)/gi, '1')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

test('there are triggers to look at', () => {
  expect(triggers.length).toBeGreaterThan(10);
});

// A trigger that reads a table whole makes each write slower with every user there is.
test.each(triggers)('%s finds its rows by key', (_, trigger) => {
  for (const statement of statementsOf(String(trigger))) {
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${statement}`).all([]);
    const scanned = steps.map(
      ([, , , step]) => /^SCAN (\w+)(?! VIRTUAL TABLE INDEX \d+:=)/.exec(String(step))?.[1],
    );
    const scans = scanned.filter((name) => name !== undefined && tables.has(name));
    expect(scans, statement).toEqual([]);
  }
});
