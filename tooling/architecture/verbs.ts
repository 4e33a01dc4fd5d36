import { callsIn, parse, type Source } from './source.ts';

const REQUIRED_CALLS = ['authorize', 'recordAudit'] as const;
type RequiredCall = (typeof REQUIRED_CALLS)[number];

/** What counts as the call: these verbs of core audit what they write themselves. */
const MADE_BY: Record<RequiredCall, readonly string[]> = {
  authorize: ['authorize', 'verb', 'streamVerb'],
  recordAudit: [
    'recordAudit',
    'applyChanges',
    'changeBatch',
    'inviteBatch',
    'removeUser',
    'revertChange',
    'startSession',
    'startAppSession',
    'signOutEverywhere',
  ],
};

/** Why a file of core that writes need not make a call that all others make. */
export type Exemption = { file: string; without: RequiredCall; because: string };

const SYSTEM = 'the system does this on its own, for nobody who could be refused';
const HOUSEKEEPING = 'bookkeeping that changes nothing anybody decided';

export const EXEMPTIONS: readonly Exemption[] = [
  core('audit/record-access-denied.ts', 'authorize', 'it writes down what was refused'),
  core('admin/send-link.ts', 'authorize', 'the verbs that call it have authorized'),
  core('auth/make-account.ts', 'authorize', 'the verbs that call it have authorized'),
  ...both('auth/password-by-link.ts', 'the verbs that call it have authorized, and audit'),
  core('auth/verify-own-email.ts', 'authorize', 'the verb that calls it has authorized'),
  core('auth/prove-credentials.ts', 'authorize', 'the verbs that call it have authorized'),
  core('auth/request-link.ts', 'authorize', 'the verbs that call it have authorized'),
  core('account/count-wrong-password.ts', 'authorize', 'the verbs that call it have authorized'),
  ...both('account/prove-password.ts', 'it only counts, for verbs that have authorized'),
  core('batch/bulk-users.ts', 'authorize', 'the verbs that call it have authorized'),
  ...both('batch/change-in-batches.ts', 'it runs what the verbs hand it'),
  ...both('auth/rehash-password.ts', HOUSEKEEPING),
  core('import-upload/change-import.ts', 'authorize', 'the verbs that call it have authorized'),
  ...both('import-upload/claim-import-job.ts', SYSTEM),
  ...both('import-upload/job-beat.ts', HOUSEKEEPING),
  ...both('import-upload/purge-imports.ts', HOUSEKEEPING),
  ...both('key/key-ring.ts', SYSTEM),
  ...both('limit/consume-limit.ts', HOUSEKEEPING),
  ...both('limit/count-attempt.ts', HOUSEKEEPING),
  ...both('limit/transact-within.ts', 'it runs what the verbs hand it'),
  ...both('maintenance/purge-expired.ts', HOUSEKEEPING),
  ...both('mail/claim-mail.ts', SYSTEM),
  ...both('mail/compose-mail.ts', SYSTEM),
  ...both('mail/deliver-mail.ts', SYSTEM),
  core('mail/note-delivery.ts', 'authorize', 'the provider tells it, whose signature is proved'),
  ...both('search/fill-missing-search.ts', HOUSEKEEPING),
  ...both('search/merge-search.ts', HOUSEKEEPING),
  ...both('session/touch-session.ts', HOUSEKEEPING),
  ...both('transact-as-actor.ts', 'it runs what the verbs hand it'),
];

function core(file: string, without: RequiredCall, because: string): Exemption {
  return { file: `packages/core/src/${file}`, without, because };
}

function both(file: string, because: string): Exemption[] {
  return REQUIRED_CALLS.map((call) => core(file, call, because));
}

/** A transaction of its own, or a write outside one. A write on a given `tx` is its caller's. */
const WRITE =
  /\.transaction$|^transact(?:AsActor|Within)$|^changeInBatches$|(?:^|\.)db\.(?:\w+\.)*(?:insert|update|delete)$/;

/** The required calls that a file of core writes without. */
export function missingCalls(source: Source): RequiredCall[] {
  const callees = callsIn(parse(source)).map(({ callee }) => callee);
  if (!callees.some((callee) => WRITE.test(callee))) return [];
  return REQUIRED_CALLS.filter((call) => !MADE_BY[call].some((name) => callees.includes(name)));
}

/** Files that write without a required call or an exemption, and exemptions no one needs any more. */
export function verbViolations(
  sources: Source[],
  exemptions: readonly Exemption[] = EXEMPTIONS,
): string[] {
  const missing = sources.flatMap((source) =>
    missingCalls(source).map((call) => ({ file: source.path, without: call })),
  );
  const matches = (a: Omit<Exemption, 'because'>) => (b: Omit<Exemption, 'because'>) =>
    a.file === b.file && a.without === b.without;
  return [
    ...missing
      .filter((gap) => !exemptions.some(matches(gap)))
      .map(({ file, without }) => `${file} writes and does not call ${without}()`),
    ...exemptions
      .filter((exemption) => !missing.some(matches(exemption)))
      .map(({ file, without }) => `${file} is exempt from ${without}() without need`),
  ];
}
