import { expect, test } from 'vitest';
import { createRolecall } from '../create-rolecall.ts';

test.each([Number.NaN, -5])('a limit of %d ms is refused', async (timeoutMs) => {
  const rolecall = createRolecall({ url: 'http://127.0.0.1:1' });
  await expect(rolecall.api.user.me.query(undefined, { timeoutMs })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    message: `timeoutMs is ${timeoutMs}. Use milliseconds or Infinity.`,
  });
});
