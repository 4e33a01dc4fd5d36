import { expect, test } from 'vitest';
import { AUDIT_ACTIONS } from './audit-actions.ts';
import { sentenceFor, visitorSentence } from './audit-sentences.ts';

test.each([
  ['user.email_changed', { email: 'a@b.example', emailVerified: false }, 'changed the email of % '],
  ['user.email_changed', { emailVerified: true }, 'marked the email of % as verified'],
  ['user.email_changed', { emailVerified: false }, 'marked the email of % as unverified'],
  ['user.role_changed', { role: 'admin' }, 'gave the admin role to % '],
  ['user.role_changed', { role: 'user' }, 'removed the admin role from % '],
  ['session.ended', null, 'signed % out'],
  ['session.ended', { ended: 'all' }, 'signed % out everywhere'],
] as const)('%s with %o says what was done to others', (action, after, sentence) => {
  const said = sentenceFor({ action, after }, false);
  expect(`${said.before}%${said.after}`.trim()).toBe(sentence.trim());
});

test.each([
  [null, 'signed out'],
  [{ session: 'ses_1' }, 'signed out'],
  [{ ended: 'another' }, 'signed out another of their sessions'],
  [{ ended: 'others' }, 'signed out their other sessions'],
  [{ ended: 'all' }, 'signed out everywhere'],
])('the end of own sessions, %o, says which', (after, sentence) => {
  expect(sentenceFor({ action: 'session.ended', after }, true)).toEqual({ before: sentence });
});

test.each(AUDIT_ACTIONS)('%s, done to oneself, is a whole sentence', (action) => {
  const { before, after } = sentenceFor({ action, after: null }, true);
  expect(`${before}${after === undefined ? '' : `Ada${after}`}`).toMatch(/^[^%[\]]*[^%[\]\s]$/);
});

test.each(AUDIT_ACTIONS.filter((action) => action.startsWith('installation.')))(
  '%s is about this installation, and need not say so',
  (action) => {
    expect(sentenceFor({ action, after: null }, false).after).toBeUndefined();
  },
);

test('a link in an email is opened by its owner, who may not be signed in', () => {
  for (const action of ['user.email_changed', 'user.password_reset'] as const) {
    const said = visitorSentence({ action, actorKind: 'anonymous' });
    expect(said?.before).toBe('');
    expect(said?.after).toContain('with a link');
  }
});
