import type { ErrorBody } from '@rolecall/schemas/error-body';
import { TRPCClientError } from '@trpc/client';

function isErrorBody(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && 'code' in value && 'requestId' in value;
}

/** The error that a call is refused with. @throws Error when it is not refused */
export async function refusal(call: Promise<unknown>): Promise<ErrorBody & { status: number }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const { domain, httpStatus } = error.data ?? {};
    if (isErrorBody(domain)) return { ...domain, status: Number(httpStatus) };
    throw error;
  }
  throw new Error('The call was answered, not refused.');
}
