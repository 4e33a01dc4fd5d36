/** Each fault that docs/security.md names, and the tests that cause it. */
export const FAULTS = [
  { fault: 'killed while it writes', files: ['packages/db/src/crash.test.ts'] },
  {
    fault: 'disk full, read-only or damaged',
    files: ['apps/server/test/database-faults.test.ts', 'packages/db/src/database-fault.test.ts'],
  },
  {
    fault: 'database locked',
    files: ['packages/db/src/lock.test.ts', 'packages/db/src/write-queue.test.ts'],
  },
  {
    fault: 'database cut off, half-open, slow, away',
    files: ['apps/server/test/primary-away.test.ts', 'packages/db/src/away.test.ts'],
  },
  {
    fault: 'email provider down, slow, refusing; worker killed',
    files: [
      'apps/server/test/resend.test.ts',
      'apps/server/test/mail-outage.test.ts',
      'apps/server/test/smtp.test.ts',
      'packages/core/src/mail/mail-worker.test.ts',
    ],
  },
  {
    fault: 'two nodes, rolling restart',
    files: [
      'apps/server/test/two-nodes.test.ts',
      'apps/server/test/nodes-share.test.ts',
      'apps/server/test/node-behind.test.ts',
      'apps/server/test/nodes-under-faults.test.ts',
    ],
  },
  {
    fault: 'migration interrupted, or by two nodes at once',
    files: [
      'packages/db/src/migrate.test.ts',
      'packages/db/src/schema-version.test.ts',
      'apps/server/test/raced-migrations.test.ts',
    ],
  },
  { fault: 'restore from a backup', files: ['apps/server/test/backup.test.ts'] },
  {
    fault: 'a start that cannot be, SIGTERM under load',
    files: [
      'apps/server/test/start.test.ts',
      'apps/server/test/start-faults.test.ts',
      'apps/server/test/unusable-places.test.ts',
    ],
  },
];
