import { expect, test, vi } from 'vitest';
import { invitationText, noLinkValue } from './invitation-texts.ts';

vi.mock('$app/env/public', () => ({ LOCAL_MAILBOX: '' }));

const at = '2026-11-28T12:00:00.000Z';

test('an invitation whose email is queued is being sent', () => {
  const mail = { status: 'queued', at } as const;
  expect(noLinkValue(mail)).toBe('Being sent');
  expect(invitationText({ mail, link: null }, Date.parse(at))).toBe(
    'The email with the link is on its way.',
  );
});

test.each(['sent', 'failed'] as const)('without a link there is none (%s)', (status) => {
  expect(noLinkValue({ status, at })).toBe('No valid link');
  expect(noLinkValue(null)).toBe('No valid link');
});
