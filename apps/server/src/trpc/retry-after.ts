import { fromTrpcError } from '@rolecall/api/errors';
import type { TRPCError } from '@trpc/server';

/** When it is worth trying all of it again, in seconds; 0 where waiting does not help. */
export function retryAfter(errors: TRPCError[]): number {
  return Math.max(0, ...errors.map((error) => fromTrpcError(error).retryAfterSeconds ?? 0));
}
