import { callsIn, parse, type Source } from './source.ts';

const DUTIES = ['authorize', 'recordAudit'] as const;
type Duty = (typeof DUTIES)[number];

/** Calling one of these does the duty: those of core audit what they write themselves. */
const DONE_BY: Record<Duty, readonly string[]> = {
  authorize: ['authorize', 'verb', 'streamVerb'],
  recordAudit: [
    'recordAudit',
    'applyChanges',
    'changeBatch',
    'removeUser',
    'revertChange',
    'startSession',
    'startAppSession',
  ],
};

/** Why a file of core that writes need not do a duty that all others have. */
export type Exemption = { file: string; without: Duty; because: string };

const SYSTEM = 'the system does this on its own, for nobody who could be refused';
const HOUSEKEEPING = 'bookkeeping that changes nothing anybody decided';

export const EXEMPTIONS: readonly Exemption[] = [
  core('audit/record-refusal.ts', 'authorize', 'it writes down what was refused'),
  core('auth/sign-in.ts', 'authorize', 'the verbs that call it have authorized'),
  core('auth/count-wrong-password.ts', 'authorize', 'the verbs that call it have authorized'),
  ...both('auth/prove-password.ts', 'it only counts, for verbs that have authorized'),
  core('admin/bulk-users.ts', 'authorize', 'the verbs that call it have authorized'),
  ...both('change-in-batches.ts', 'it runs what the verbs hand it'),
  ...both('auth/rehash-password.ts', HOUSEKEEPING),
  ...both('key/key-ring.ts', SYSTEM),
  ...both('limit/consume-limit.ts', HOUSEKEEPING),
  ...both('limit/count-attempt.ts', HOUSEKEEPING),
  ...both('limit/transact-within.ts', 'it runs what the verbs hand it'),
  ...both('maintenance/purge-expired.ts', HOUSEKEEPING),
  ...both('mail/claim-mail.ts', SYSTEM),
  ...both('mail/compose-mail.ts', SYSTEM),
  ...both('mail/deliver-mail.ts', SYSTEM),
  ...both('session/touch-session.ts', HOUSEKEEPING),
  ...both('transact.ts', 'it runs what the verbs hand it'),
];

function core(file: string, without: Duty, because: string): Exemption {
  return { file: `packages/core/src/${file}`, without, because };
}

function both(file: string, because: string): Exemption[] {
  return DUTIES.map((duty) => core(file, duty, because));
}

/** A transaction of its own, or a write outside one. A write on a given `tx` is its caller's. */
const WRITE =
  /\.transaction$|^transact(?:Within)?$|^changeInBatches$|(?:^|\.)db\.(?:\w+\.)*(?:insert|update|delete)$/;

/** What a file of core that writes leaves undone. */
export function missingDuties(source: Source): Duty[] {
  const callees = callsIn(parse(source)).map(({ callee }) => callee);
  if (!callees.some((callee) => WRITE.test(callee))) return [];
  return DUTIES.filter((duty) => !DONE_BY[duty].some((name) => callees.includes(name)));
}

/** Files that write without a duty and without an exemption, and exemptions nobody needs any more. */
export function verbViolations(
  sources: Source[],
  exemptions: readonly Exemption[] = EXEMPTIONS,
): string[] {
  const missing = sources.flatMap((source) =>
    missingDuties(source).map((duty) => ({ file: source.path, without: duty })),
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
