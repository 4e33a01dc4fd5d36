/** At most `limit` in `seconds`. */
type WindowLimit = { kind: 'window'; limit: number; seconds: number };

/** `free` tries, then a delay that doubles with each further one; forgotten after `seconds` of rest. */
type BackoffLimit = {
  kind: 'backoff';
  free: number;
  firstDelaySeconds: number;
  maxDelaySeconds: number;
  seconds: number;
};

export type Limit = WindowLimit | BackoffLimit;

const window = (limit: number, seconds: number): Limit => ({ kind: 'window', limit, seconds });

/** Every rate limit there is, what it counts by in its name. Settable through RATE_LIMITS. */
export const DEFAULT_LIMITS = {
  'register.address': window(10, 3600),
  /** Sign-ins count when they fail. */
  'signIn.address.minute': window(10, 60),
  'signIn.address.hour': window(100, 3600),
  'signIn.account': {
    kind: 'backoff',
    free: 5,
    firstDelaySeconds: 1,
    maxDelaySeconds: 900,
    seconds: 3600,
  },
  /** Devices that signed in before: each by itself, whatever its IP. */
  'signIn.device': {
    kind: 'backoff',
    free: 5,
    firstDelaySeconds: 1,
    maxDelaySeconds: 900,
    seconds: 3600,
  },
  /** All other devices together, from wherever. */
  'signIn.account.day': window(100, 86_400),
  'forgot.address': window(10, 3600),
  'forgot.account': window(3, 3600),
  'resend.address': window(10, 3600),
  'resend.account': window(1, 60),
  /** What administrators mail someone counts apart: no stranger uses it up for them. */
  'adminReset.account': window(3, 3600),
  'adminResend.account': window(1, 60),
  'notice.account': window(3, 3600),
  /** Mails to one email, whoever causes them, and of these all but links to set a password. */
  'mail.recipient': window(5, 3600),
  'mail.recipient.other': window(4, 3600),
  /** Of each kind of notice, to an unverified email that got its mails for the hour already. */
  'mail.recipient.notice': window(1, 3600),
  /** Mails of one kind that tell the owner of an account what happened to it. */
  'mail.notice': window(5, 3600),
  'changeEmail.account': window(5, 3600),
  'reauthenticate.session': window(10, 60),
  'refresh.session': window(30, 60),
  'post.user': window(60, 3600),
  'comment.user': window(300, 3600),
  /** How many refusals of one person are written into the audit log; it refuses nothing itself. */
  'refusal.user': window(20, 3600),
  'token.address': window(60, 60),
  /** Looking at links, which each process counts. */
  'link.address': window(300, 60),
  /** Calls of one person, counted by each process; which calls: WORK_LIMITS in packages/api. */
  'lookup.user': window(1_000_000, 60),
  'list.user': window(300, 60),
  'write.user': window(600, 60),
  /** Administrators' scripts add whole departments, one call each. */
  'createUser.user': window(3_000, 60),
  /** Lists of people to invite. */
  'invite.user': window(100, 3600),
  'bulk.user': window(300, 60),
  /** Pieces of files of users. */
  'upload.user': window(6_000, 60),
  /** Looking through a file for someone and checking a password. */
  'proveImport.user': window(10, 60),
  'profile.user': window(30, 3600),
  'export.user': window(6, 86_400),
  'usersExport.user': window(30, 3600),
  /** Wrong passwords in a session; the last one ends it. */
  'wrongPassword.session': window(10, 86_400),
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof DEFAULT_LIMITS;
export type Limits = Record<LimitName, Limit>;

/** All that a failed proof of an email and a password may count against, see `signInUses`. */
export const CREDENTIAL_LIMITS: readonly LimitName[] = [
  'signIn.address.minute',
  'signIn.address.hour',
  'signIn.account',
  'signIn.account.day',
  'signIn.device',
];
