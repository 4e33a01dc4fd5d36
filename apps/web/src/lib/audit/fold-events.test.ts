import type { AuditEvent } from '@rolecall/schemas/audit';
import { expect, test } from 'vitest';
import { foldEvents } from './fold-events.ts';

const event = (id: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
  id,
  at: '2026-11-21T16:03:00.000Z',
  action: 'session.refused',
  actorKind: 'anonymous',
  actorId: null,
  actorName: null,
  targetKind: 'user',
  targetId: 'usr_ada',
  targetName: 'Ada',
  before: null,
  after: { reason: 'INVALID_CREDENTIALS' },
  address: '203.0.113.9',
  requestId: `req_${id}`,
  silent: false,
  bulk: null,
  reversible: false,
  revertOf: null,
  revertedBy: null,
  revertedByName: null,
  ...more,
});

const groups = (events: AuditEvent[]) =>
  foldEvents(events).map(({ event: { id }, earlier }) => [id, ...earlier.map((one) => one.id)]);

test('what happened again is one event, from wherever it came', () => {
  const events = [event('3'), event('2', { address: '198.51.100.7' }), event('1')];
  expect(groups(events)).toEqual([['3', '2', '1']]);
});

test('sign-ins are the same, whatever session they begin', () => {
  const signIn = (id: string) =>
    event(id, { action: 'session.started', after: { session: `ses_${id}`, kind: 'web' } });
  expect(groups([signIn('2'), signIn('1')])).toEqual([['2', '1']]);
});

test.each([
  ['to others', { targetId: 'usr_alan' }],
  ['by others', { actorKind: 'user', actorId: 'usr_ada' }],
  ['with another outcome', { after: { reason: 'ACCOUNT_INACTIVE' } }],
  ['otherwise', { action: 'session.started' }],
] as const)('what was done %s is apart', (_, more) => {
  expect(groups([event('3'), event('2', more), event('1')])).toEqual([['3'], ['2'], ['1']]);
});

test('what can be reverted stays by itself', () => {
  const changed = { action: 'user.profile_updated', reversible: true } as const;
  expect(groups([event('2', changed), event('1', changed)])).toEqual([['2'], ['1']]);
});
