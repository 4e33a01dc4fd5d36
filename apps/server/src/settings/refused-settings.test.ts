import { newSecretKey } from '@rolecall/testkit/secret-key';
import { expect, test } from 'vitest';
import { readEnv } from '../env.ts';
import { ALL_SETTINGS } from '../settings.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  SECRET_KEY: newSecretKey(),
  APP_URL: 'https://accounts.example.com',
  RESEND_API_KEY: 're_test_1234567890',
};
const read = (variables: Record<string, string>) => readEnv({}, { NODE_ENV: 'test', ...variables });
const KEY = PRODUCTION.SECRET_KEY;

const REFUSED: Record<string, string[]> = {
  FRONTEND_URL: [
    '*',
    'null',
    'https://*.a.example',
    'https://a.example/',
    'https://a.example/path',
    'https://a.example?x=1',
    'https://user@a.example',
    'https://A.example',
    'https://a.example:443',
    'a.example',
    'ftp://a.example',
    'https://a.example,https://*.b.example',
    'https://a.example https://b.example',
  ],
  APP_URL: ['https://a.example/', 'https://a.example/x', 'https://a.example?x', 'ftp://a', '*'],
  MAIL_FROM: [
    'Rolecall',
    'Rolecall <>',
    'accounts@',
    'a@example.com, b@example.com',
    'A <a@example.com> B',
    'A <a@example.com>, B <b@example.com>',
    'A\nBcc: x <a@example.com>',
  ],
  SECRET_KEY: [KEY.slice(4), `${KEY}AAAA`, 'x'.repeat(32), KEY.replaceAll('=', '')],
  TRUST_PROXY: ['true', '0', '-1', '1.5', '10', 'fly,1', '127.0.0.1'],
  DATABASE_REPLICA_PATH: ['./replica.db', 'file:./replica.db', 'libsql://x.turso.io'],
  DATABASE_URL: [
    'file:',
    'file::memory:',
    'file:./x.db?mode=ro',
    'file:./x.db#1',
    'file:./a%20b.db',
    'file:%00',
    'file:///%00',
    'file://server/x.db',
    'libsql://',
    'libsql://me:word@x.turso.io',
    'libsql://x.turso.io/#authToken=eyJ',
    'libsql://x.turso.io/?token=eyJ',
    'http://127.0.0.1:8080?tls=yes',
    'https://a b',
    'sqlite:./x.db',
    './x.db',
  ],
  METRICS_TOKEN: ['short', 'with a space in the middle', 'ümlaut-ümlaut-ümlaut'],
  ADMIN_SECRET_KEY: ['0123456789abcdef'.repeat(40)],
  RESEND_API_KEY: ['re_ 123'],
  RESEND_WEBHOOK_SECRET: ['secret', 'whsec_short'],
  SMTP_URL: ['smtp.example.com:465', 'https://smtp.example.com', 'smtps:'],
  RESEND_BASE_URL: ['api.resend.com', 'mailto:x@example.com', 'http://127.0.0.1:4000'],
  JWT_EXPIRES_IN: ['0s', '10', '10 m', '-1h', '1w', '9999999d', '60d', '10d'],
  REFRESH_IDLE: ['31d'],
  REFRESH_GRACE: ['30d', '301s'],
  DATABASE_AUTH_TOKEN: ['eyJ'],
  DATABASE_SYNC_SECONDS: ['5'],
  AUDIT_RETENTION: ['0d', '90m', '23h'],
  RATE_LIMITS: [
    '{"signIn.account":{"firstDelaySeconds":100,"maxDelaySeconds":1}}',
    '{"signIn.device":{"firstDelaySeconds":901}}',
    '{"mail.recipient.other":{"limit":50}}',
    '{"mail.recipient":{"limit":2},"mail.recipient.other":{"limit":3}}',
    '{"nothing.here":{"limit":1}}',
  ],
};

test.each(
  Object.entries(REFUSED).flatMap(([name, values]) => values.map((value) => [name, value])),
)('%s=%s stops the start with one sentence', (name = '', value = '') => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name} [^\n]*\\.$`));
});

test.each<[string, Record<string, string>]>([
  ['JWT_EXPIRES_IN', { JWT_EXPIRES_IN: '2d', REFRESH_IDLE: '1d', REFRESH_ABSOLUTE: '1d' }],
  ['REFRESH_GRACE', { REFRESH_GRACE: '1m', REFRESH_IDLE: '30s' }],
  ['FRESH_FOR', { FRESH_FOR: '2h', REFRESH_IDLE: '1h', REFRESH_ABSOLUTE: '1h' }],
  ['DATABASE_REPLICA_PATH', { DATABASE_URL: 'file:./a.db', DATABASE_REPLICA_PATH: './b.db' }],
  ['APP_URL', { APP_URL: 'http://192.168.1.5:3000' }],
  ['APP_URL', { ...PRODUCTION, APP_URL: 'http://accounts.example.com', WEB: 'off' }],
])('%s contradicts another setting: %o', (name, variables) => {
  expect(() => read(variables)).toThrow(new RegExp(`^${name} [^\n]*\\.$`));
});

test.each([
  ['SECRET_KEY', KEY.slice(4)],
  ['ADMIN_SECRET_KEY', 'hunter2'],
  ['METRICS_TOKEN', 'hunter2'],
  ['RESEND_API_KEY', 'hunter2 '],
  ['RESEND_WEBHOOK_SECRET', 'hunter2'],
  ['SMTP_URL', 'me:hunter2@smtp.example.com'],
  ['DATABASE_URL', 'mysql://me:hunter2@db.example.com/x'],
  ['DATABASE_URL', 'me:hunter2@db.example.com'],
  ['DATABASE_URL', 'turso://db.example.com/?authToken=hunter2'],
  ['DATABASE_AUTH_TOKEN', 'hunter2'],
  ['BACKUP_S3_SECRET_ACCESS_KEY', 'hunter2 '],
  ['OTEL_EXPORTER_OTLP_HEADERS', 'hunter2'],
  ['LOG_LEVEL', 'infoSECRET_KEY=hunter2AbCdEfGhIjKlMnOpQrStUv='],
  ['MAIL_FROM', 're_hunter2_AbCdEfGhIjKlMnOp'],
  ['DATABASE_URL', 'eyJhbGciOiJFZERTQSJ9.hunter2'],
])('what may be secret in %s is not shown: %s', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(new RegExp(`^(?!.*(?:hunter2|${KEY.slice(4)}))`));
});

test('each setting that is named like a secret is one', () => {
  const named = ALL_SETTINGS.filter(({ name }) =>
    /(?:KEY|TOKEN|SECRET|PASSWORD|HEADERS|KEY_ID)$|^SMTP_URL$/.test(name),
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter(({ isSecret }) => !isSecret)).toEqual([]);
});

test('a long value of several lines is shown by its first letters, on one line', () => {
  const value = `a\nb${'c'.repeat(100)}`;
  expect(() => read({ REGISTRATION: value })).toThrow(
    /^REGISTRATION is “a bc+…”, but must be open or closed\.$/,
  );
});

test.each<Record<string, string>>([
  PRODUCTION,
  { FRONTEND_URL: 'https://a.example, http://localhost:5173,https://b.example:8443' },
  { FRONTEND_URL: 'http://[::1]:5173,https://xn--bcher-kva.example' },
  { APP_URL: 'http://127.0.0.1:3000' },
  { APP_URL: 'http://127.0.0.2:3000' },
  { APP_URL: 'http://accounts.localhost:3000' },
  { APP_URL: 'http://rolecall:3000', WEB: 'off' },
  { MAIL_FROM: 'accounts@example.com' },
  { MAIL_FROM: '"Acme, Inc." <accounts@example.com>' },
  { REFRESH_IDLE: '2s' },
  { DATABASE_URL: 'libsql://x.turso.io', DATABASE_REPLICA_PATH: './data/replica.db' },
  { DATABASE_URL: 'http://127.0.0.1:8080' },
  { DATABASE_URL: 'libsql://x.turso.io?authToken=eyJ' },
  { DATABASE_URL: 'file:/data/rolecall.db' },
  { DATABASE_URL: 'file:///data/our%20users.db' },
  { TRUST_PROXY: '9' },
  { JWT_EXPIRES_IN: '1d' },
  { JWT_EXPIRES_IN: '8d', REFRESH_IDLE: '9d' },
  { REFRESH_GRACE: '5m' },
  { DATABASE_URL: 'libsql://x.turso.io', DATABASE_AUTH_TOKEN: 'eyJ' },
  { RATE_LIMITS: '{"mail.recipient":{"limit":2}}' },
  { RATE_LIMITS: '{"mail.recipient":{"limit":9},"mail.recipient.other":{"limit":8}}' },
])('%o works', (variables) => {
  expect(() => read(variables)).not.toThrow();
});
