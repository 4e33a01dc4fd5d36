import {
  RolecallError,
  type RolecallErrorCode,
  type RolecallErrorDetails,
} from '../rolecall-error.ts';

/** The error for a response that cannot be Rolecall's, most likely since the URL is another's. */
export function unexpectedResponse(
  url: string,
  details: RolecallErrorDetails = {},
  code: RolecallErrorCode = 'BAD_RESPONSE',
): RolecallError {
  const status = details.status === undefined ? '' : ` (status ${details.status})`;
  const message = `Unexpected response from ${url}${status}. Check the Rolecall URL.`;
  return new RolecallError(code, message, details);
}
