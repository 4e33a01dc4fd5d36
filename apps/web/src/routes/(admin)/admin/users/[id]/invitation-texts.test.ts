import { expect, test } from 'vitest';
import {
  asInvited,
  invitationText,
  noLinkValue,
  sendLabel,
  sentValue,
} from './invitation-texts.ts';

const at = '2026-11-28T12:00:00.000Z';

test('an invitation whose email is queued is being sent', () => {
  const mail = { status: 'queued', at } as const;
  expect(noLinkValue(mail)).toBe('Being sent');
  expect(invitationText({ invited: true, mail, link: null }, Date.parse(at))).toBe(
    'The email with the link is on its way.',
  );
});

test.each(['sent', 'failed'] as const)('without a link there is none (%s)', (status) => {
  expect(noLinkValue({ status, at })).toBe('No valid link');
  expect(noLinkValue(null)).toBe('No valid link');
});

test('an imported user whom no invitation was sent to is told from one whose link is gone', () => {
  const uninvited = { invited: false, mail: null, link: null };
  const invited = { ...uninvited, invited: true };
  expect(invitationText(uninvited, 0)).toContain('no invitation was sent');
  expect(invitationText(invited, 0)).toContain('Resend the invitation');
  expect([sentValue(uninvited), sentValue(invited)]).toEqual(['Not yet', 'Not by email']);
  expect([sendLabel(uninvited), sendLabel(invited)]).toEqual(['Send invitation', undefined]);
  const action = '?/resendInvitation';
  const items = [
    { label: 'Resend invitation', action },
    { label: 'Revoke invitation', action },
  ];
  expect(asInvited(uninvited, items)).toEqual([{ label: 'Send invitation', action }]);
  expect(asInvited(invited, items)).toEqual(items);
});
