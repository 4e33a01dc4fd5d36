import { importsOf } from './imports.ts';
import { callsIn, parse, type Source } from './source.ts';

/** What other packages may import of core besides its verbs. */
const CORE_ENTRIES: readonly string[] = [
  'audit/record-access-denied',
  'config',
  'context',
  'errors',
  'file-problem',
  'free-memory',
  'hash-kind/firebase-scrypt',
  'ids',
  'import/apply-import',
  'import/continue-import',
  'import/export-hashes',
  'import/import-options',
  'import/plan-import',
  'import/prove-import',
  'import/undo-import',
  'import-file/read-child',
  'import-file/read-program',
  'import-upload/purge-imports',
  'import-upload/run-import-jobs',
  'installation/back-up',
  'installation/create-admin',
  'installation/has-admin',
  'installation/end-after-restore',
  'installation/issue-setup-token',
  'installation/rotate-signing-key',
  'installation/seed-demo',
  'installation/seed-users',
  'key/key-ring',
  'key/read-keys',
  'limit/count-in-memory',
  'limit/few-at-once',
  'limits',
  'mail/mail-worker',
  'mail/measure-mail-queue',
  'mail/note-delivery',
  'maintenance/purge-expired',
  'memory/bounded-map',
  'memory/memory',
  'password/hasher',
  'policy',
  'secrets',
  'search/fill-missing-search',
  'search/merge-search',
  'search/search-completeness',
  'search/user-search-columns',
  'session/resolve-actor',
  'sleep',
  'traced',
  'verb',
  'work-pool',
  'yield-to-event-loop',
];

const CORE = 'packages/core/src/';
const NAME = '@rolecall/core/';
const VERB_MAKERS = ['verb', 'streamVerb'];

const isVerb = (source: Source) =>
  callsIn(parse(source)).some(({ callee }) => VERB_MAKERS.includes(callee));

/** Imports of what core keeps to itself, and entries that no one imports. */
export function coreEntryViolations(
  sources: Source[],
  entries: readonly string[] = CORE_ENTRIES,
): string[] {
  const verbs = sources.filter(({ path }) => path.startsWith(CORE)).filter(isVerb);
  const isOpen = new Set(entries);
  for (const { path } of verbs) isOpen.add(path.slice(CORE.length).replace(/\.ts$/, ''));
  const imported = sources.flatMap((source) =>
    importsOf(source)
      .filter(({ from }) => from?.startsWith(NAME))
      .map(({ from = '' }) => ({ path: source.path, entry: from.slice(NAME.length) })),
  );
  const used = new Set(imported.map(({ entry }) => entry));
  return [
    ...imported
      .filter(({ entry }) => !isOpen.has(entry))
      .map(({ path, entry }) => `${path} imports ${NAME}${entry}, which is no verb and no entry`),
    ...entries
      .filter((entry) => !used.has(entry))
      .map((entry) => `${NAME}${entry} is an entry without need`),
  ];
}
