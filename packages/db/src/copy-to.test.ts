import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { users } from './tables/users.ts';
import { rowsOf } from './testing.ts';
import { createModeDatabase, MODES } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

test.each(MODES)('in %s mode a copy holds all rows of one moment', async (mode) => {
  const data = await createModeDatabase(mode);
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-copy-'));
  try {
    const db = await data.open();
    const insertTwo = () =>
      db.transaction((tx) => tx.insert(users).values([newUserRow(), newUserRow()]));
    await insertTwo();
    const target = join(folder, "a 'copy'.db");
    let isDone = false;
    const busy = (async () => {
      while (!isDone) await insertTwo();
    })();
    await db.copyTo(target).finally(() => {
      isDone = true;
    });
    await busy;
    expect(readdirSync(folder)).toEqual(["a 'copy'.db"]);

    const copy = await openDatabase({ url: `file:${target}` });
    const [[count] = []] = await rowsOf(copy, sql`select count(*) from users`);
    const [[counted] = []] = await rowsOf(copy, sql`select sum(count) from user_counts`);
    const [[ok] = []] = await rowsOf(copy, sql`select integrity_check from pragma_integrity_check`);
    await copy.close();
    expect(Number(count)).toBeGreaterThanOrEqual(2);
    expect(Number(count) % 2).toBe(0);
    expect(counted).toBe(count);
    expect(ok).toBe('ok');
  } finally {
    await data.remove();
    rmSync(folder, { recursive: true });
  }
});
