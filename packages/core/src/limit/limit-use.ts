import type { Installation } from '../context.ts';
import type { LimitName } from '../limits.ts';

/** One use of a limit, and what it is counted by: an IP, an account, a session. */
export type LimitUse = { name: LimitName; by: string };

/** Where a limit's counter is kept: an HMAC, so that no email or IP stands there in the clear. */
export const limitKey = ({ secrets }: Installation, { name, by }: LimitUse): string =>
  secrets.mac('rate-limit', `${name}\n${by}`);
