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
  [
    { ...TEST, PORT: 'eighty' },
    'PORT is “eighty”, but must be a port number up to 65535, for example 3000.',
  ],
  [{ ...TEST, WEB: 'no' }, 'WEB is “no”, but must be on or off.'],
  [
    { NODE_ENV: 'production' },
    'Production needs settings that are missing: APP_URL (for example https://accounts.example.com), SECRET_KEY (from openssl rand -base64 32), RESEND_API_KEY or SMTP_URL.',
  ],
  [
    { ...TEST, PORT: '99999', LOG_LEVEL: 'loud', LOGLEVEL: 'warn' },
    'PORT is “99999”, but must be a port number up to 65535, for example 3000. LOG_LEVEL is “loud”, but must be fatal, error, warn, info, debug, trace or silent.',
  ],
  [
    { ...TEST, REFRESH_IDLE: '31d' },
    'REFRESH_IDLE must not be longer than REFRESH_ABSOLUTE, for example 7d and 30d. Now: REFRESH_IDLE=31d, REFRESH_ABSOLUTE=30d.',
  ],
  [
    { ...TEST, REGISTRATON: 'closed', WEB: 'no' },
    'WEB is “no”, but must be on or off. REGISTRATON is not a setting: did you mean REGISTRATION?',
  ],
])('%o stops the start with a sentence', (variables, sentence) => {
  expect(() => readEnv({}, variables)).toThrow(new RegExp(`^${RegExp.escape(sentence)}$`));
});
