import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const TEST = { NODE_ENV: 'test' };

test('what is unset or empty has its default', () => {
  const env = readEnv({}, { ...TEST, DATABASE_URL: '', PORT: '', JWT_EXPIRES_IN: '' });
  expect(env).toMatchObject({ databaseUrl: 'file:./data/rolecall.db', port: undefined });
  expect(env.domain).toMatchObject({ accessTokenSeconds: 600, adminSecretKey: undefined });
});

test('the environment comes before the fallback', () => {
  const env = readEnv({ NODE_ENV: 'development', PORT: '1' }, { NODE_ENV: '', PORT: '2' });
  expect(env).toMatchObject({ nodeEnv: 'development', port: 2 });
});

test('rows of the rate-limit table change one by one', () => {
  const { limits } = readEnv(
    {},
    { ...TEST, RATE_LIMITS: '{"register.address":{"limit":50}}' },
  ).domain;
  expect(limits['register.address']).toEqual({ kind: 'window', limit: 50, seconds: 3600 });
  expect(limits['forgot.address']).toMatchObject({ limit: 10 });
});

test.each([
  [
    {},
    'NODE_ENV is missing: set it to production, development or test, for example NODE_ENV=production.',
  ],
  [{ ...TEST, PORT: 'eighty' }, 'PORT must be a port number from 0 to 65535, for example 3000.'],
  [{ ...TEST, WEB: 'no' }, 'WEB must be one of on, off, for example on.'],
  [
    { NODE_ENV: 'production' },
    'APP_URL is missing: it is required in production. See .env.example.',
  ],
])('%o stops the start with a sentence', (variables, sentence) => {
  expect(() => readEnv({}, variables)).toThrow(sentence);
});
