import { tokenIn } from '@rolecall/testkit/mailbox';
import { newUser } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { untilSuppressed } from './until-suppressed.ts';

let server: TestServer;
let email: string;
beforeEach(async () => {
  // Limits are what this is about: none is lifted.
  server = await startTestServer({ RATE_LIMITS: '{}' });
  ({ email } = await newUser(server));
});
afterEach(() => server.stop());

const forgot = () => server.client().auth.forgotPassword.mutate({ email });
const reset = (token: string) =>
  server.client().auth.resetPassword.mutate({ token, password: 'one that nobody typed before' });
const stateOf = async (token: string) =>
  (await server.client().auth.inspectLink.query({ purpose: 'reset-password', token })).state;

/** Asks for a link and reads it from the mail, the nth of its kind. */
async function mailed(n = 0): Promise<string> {
  await forgot();
  return tokenIn(await server.mailTo(email, /Reset your password/, n));
}

describe('a reset link that has expired', () => {
  it('stays expired when a stranger asks again, and a new one is mailed', async () => {
    await mailed(0);
    await mailed(1);
    const old = await mailed(2);
    server.advance(31 * 60);
    const newer = await mailed(3);
    for (let n = 0; n < 3; n++) await forgot();
    expect(await server.mailsTo(email, /Reset your password/)).toHaveLength(4);
    expect((await refusal(reset(old))).code).toBe('TOKEN_INVALID');
    expect(await reset(newer)).toEqual({ ok: true });
  });

  it('stays expired where no mail is left for its email in the hour', async () => {
    await server.mailTo(email, /Verify your email/);
    for (let n = 1; n <= 3; n++) {
      server.advance(61);
      await server.client().auth.resendVerification.mutate({ email });
      await server.mailTo(email, /Verify your email/, n);
    }
    const token = await mailed();
    server.advance(45 * 60);
    await forgot();
    await untilSuppressed(server);
    expect(await stateOf(token)).toBe('expired');
    expect((await refusal(reset(token))).code).toBe('TOKEN_INVALID');
  });
});
