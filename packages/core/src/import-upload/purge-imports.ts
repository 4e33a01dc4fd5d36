import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { imports } from '@rolecall/db/tables/imports';
import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';

/** Older versions left what SQLite keeps beside a file. */
const NAME = /^(imp_[0-9a-z]{26})\.(file|csv)(?:-(?:wal|shm))?$/;

/** Forgets uploads that no one imported, and deletes the files of imports that have run out. */
export async function purgeImports(core: Installation): Promise<void> {
  const now = core.now();
  await core.db.transaction((tx) =>
    tx.delete(imports).where(and(isNull(imports.startedAt), lt(imports.expiresAt, now))),
  );
  await core.db.transaction((tx) =>
    tx
      .update(imports)
      .set({ expiresAt: null, settings: null, job: null, jobRun: sql`${imports.jobRun} + 1` })
      .where(and(isNotNull(imports.startedAt), lt(imports.expiresAt, now))),
  );
  for (const name of await readdir(core.importFolder).catch(() => [])) {
    const [, id, kind] = NAME.exec(name) ?? [];
    if (id === undefined) continue;
    // A replica may not know an import yet whose file is here.
    const read = core.db.atPrimary().readConsistent();
    const [row] = await read.select().from(imports).where(eq(imports.id, id));
    const isKept = row?.expiresAt && (kind === 'csv' || row.finishedAt === null);
    if (!isKept) await rm(join(core.importFolder, name), { force: true });
  }
}
