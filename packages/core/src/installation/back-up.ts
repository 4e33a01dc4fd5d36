import type { BackupHeader } from '@rolecall/db/backup/backup-file';
import { makeBackup } from '@rolecall/db/backup/make-backup';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';

/**
 * Backs up the installation's database while it serves, and writes down how that went.
 * @param file where the backup goes; its folder is made
 * @param copy what belongs to it, such as a copy elsewhere: it failed when that fails
 */
export async function backUp(
  ctx: Context,
  file: string,
  copy: () => Promise<void> = async () => {},
): Promise<BackupHeader> {
  authorize(ctx, 'installation:backUp');
  try {
    const header = await makeBackup(ctx.db, file, ctx.now());
    await copy();
    await record(ctx, 'installation.backed_up');
    return header;
  } catch (error) {
    // Where the database is away, that is what the caller hears of.
    await record(ctx, 'installation.backup_failed').catch(() => {});
    throw error;
  }
}

function record(ctx: Context, action: AuditAction): Promise<unknown> {
  return transactAsActor(ctx, (tx) =>
    recordAudit(ctx, tx, { action, target: { kind: 'installation', id: null } }),
  );
}
