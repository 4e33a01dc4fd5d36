import type { Actor, Installation, LimitState, RequestInfo } from '@rolecall/core/context';
import type { MailboxMessage } from '@rolecall/schemas/dev';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import type { BatchBudget } from './batch-budget.ts';

/** What became of a call, for those who count. */
export type CallOutcome = { procedure: string; result: 'OK' | ErrorCode; seconds: number };

/** What a transport knows of a call before any procedure runs. */
export type ApiContext = {
  core: Installation;
  request: RequestInfo;
  /** The versions that `If-Match` names, one of which is to match. */
  ifMatch?: string[] | undefined;
  /** Whose credential came with the request, as things stand now: each call of a batch asks anew. */
  resolveActor: (core: Installation) => Promise<Actor>;
  /** Told of each limit that the call counts against. */
  onLimit?: (state: LimitState) => void;
  /** Told of what failed beside a call that is answered all the same. */
  onBackgroundError: (error: unknown) => void;
  /** Told of each call when it has ended. */
  onCall?: (outcome: CallOutcome) => void;
  /** Aborted once the server drains. */
  draining: AbortSignal;
  /** What the calls of a batch share; absent where a call comes alone. */
  batch?: BatchBudget | undefined;
  /** The local mailbox; absent in production. */
  listMailbox: (() => Promise<MailboxMessage[]>) | undefined;
};
