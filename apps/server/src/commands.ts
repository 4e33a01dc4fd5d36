import type { Groups } from './command-line/build-program.ts';
import type { Command } from './command-line/command.ts';
import { adminCreate } from './commands/admin-create.ts';
import { auditTail } from './commands/audit-tail.ts';
import { backup } from './commands/backup.ts';
import { doctor } from './commands/doctor.ts';
import { exportUsers } from './commands/export.ts';
import { health } from './commands/health.ts';
import { importUsers } from './commands/import.ts';
import { importUndo } from './commands/import-undo.ts';
import { keysRotate } from './commands/keys-rotate.ts';
import { migrate } from './commands/migrate.ts';
import { restore } from './commands/restore.ts';
import { seed } from './commands/seed.ts';
import {
  userActivate,
  userDeactivate,
  userResetPassword,
  userRevokeSessions,
} from './commands/user-actions.ts';
import { userDelete } from './commands/user-delete.ts';
import { userInvite } from './commands/user-invite.ts';
import { userList } from './commands/user-list.ts';
import { userSetRole } from './commands/user-set-role.ts';
import { userShow } from './commands/user-show.ts';

/** What the first word of a command with two is about. */
export const GROUPS: Groups = {
  admin: 'Admins',
  audit: 'The audit log',
  keys: 'The keys that sign access tokens',
  user: 'Users',
};

/** Every command, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  userList,
  userShow,
  userInvite,
  userActivate,
  userDeactivate,
  userSetRole,
  userResetPassword,
  userRevokeSessions,
  userDelete,
  importUsers,
  importUndo,
  exportUsers,
  auditTail,
  adminCreate,
  migrate,
  backup,
  restore,
  seed,
  keysRotate,
  doctor,
  health,
];
