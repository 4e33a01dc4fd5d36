/**
 * Who asks. `user` asks about itself where a procedure names someone, everyone else about a
 * third person.
 */
export const CALLERS = [
  'nobody',
  'user',
  'other',
  'admin',
  'deactivated',
  'signedOut',
  'expired',
  'forged',
] as const;
export type Caller = (typeof CALLERS)[number];
/** The HTTP status that each caller gets. */
export type Statuses = Record<Caller, number>;

type Who = 'anyone' | 'user' | 'admin';

export const all = (status: number): Statuses => ({
  nobody: status,
  user: status,
  other: status,
  admin: status,
  deactivated: status,
  signedOut: status,
  expired: status,
  forged: status,
});

/** Whoever anyone may call is asked with nothing: 400 shows that all get as far as the validation. */
const STATUSES: Record<Who, Statuses> = {
  anyone: all(400),
  user: { ...all(401), user: 200, other: 200, admin: 200 },
  admin: { ...all(401), user: 403, other: 403, admin: 200 },
};

/** One's own object and an administrator's view; to others it does not exist. */
export const OWN = { other: 404 };
/** What does not exist, to whoever may look. */
const MISSING = { user: 404, other: 404, admin: 404 };
/** Names what is not there. */
export const missing = (input: object) => ({ input: () => input, statuses: MISSING });

export type Input = (id: string) => object | undefined;

type Details = {
  /** An example of the input, about the user with this id. */
  input?: Input;
  /** What differs from the usual answers to these callers. */
  statuses?: Partial<Statuses>;
  /** Whether it may end the session that it is called with. */
  endsSession?: true;
};

export type ProcedureRow = {
  type: 'query' | 'mutation';
  who: Who;
  /** Its operation below `/api/v1`, where REST has it. */
  rest: string | undefined;
  input: Input;
  statuses: Statuses;
  endsSession: boolean;
};

const row =
  (type: ProcedureRow['type']) =>
  (who: Who, rest?: string, { input, statuses, endsSession }: Details = {}): ProcedureRow => ({
    type,
    who,
    rest,
    input: input ?? (() => (who === 'anyone' && type === 'mutation' ? {} : undefined)),
    statuses: { ...STATUSES[who], ...statuses },
    endsSession: endsSession ?? false,
  });
export const query = row('query');
export const mutation = row('mutation');
