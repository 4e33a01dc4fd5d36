import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';
import type { RequestEvent } from '@sveltejs/kit';
import { hidesChecklist } from '#lib/server/preferences.ts';
import { API_URL } from '$app/env/private';
import { EMAIL_VERIFICATION, LOCAL_MAILBOX, REGISTRATION } from '$app/env/public';

type Step = {
  isDone: boolean;
  title: string;
  text: string;
  link?: { href: string; label: string };
};

/**
 * What is left to do on a new installation, as it really is. Nothing once all is done, or the
 * administrator wants to see no more of it.
 */
export function checklistOf(
  { cookies }: Pick<RequestEvent, 'cookies'>,
  users: { total: number },
): Step[] | undefined {
  if (hidesChecklist(cookies)) return undefined;
  const steps = stepsOf(users.total);
  return steps.every(({ isDone }) => isDone) ? undefined : steps;
}

function stepsOf(users: number): Step[] {
  const isOpen = REGISTRATION === 'open';
  return [
    {
      isDone: !LOCAL_MAILBOX,
      title: 'Set the sender of emails',
      text: LOCAL_MAILBOX
        ? 'Emails are kept here and not sent. Set RESEND_API_KEY or SMTP_URL, and MAIL_FROM.'
        : 'Emails are sent.',
      ...(LOCAL_MAILBOX && { link: { href: '/dev/mail', label: 'Open the local mailbox' } }),
    },
    {
      isDone: !isLoopbackHost(new URL(API_URL).host),
      title: 'Set APP_URL',
      text: `Links in emails begin with ${API_URL}. Set it to the URL that people open.`,
    },
    {
      isDone: users > 1,
      title: 'Invite a colleague',
      text: 'A second administrator can let you in again if you lose access.',
      link: { href: '/admin/users/new', label: 'Invite user' },
    },
    {
      isDone: !isOpen || EMAIL_VERIFICATION === 'required',
      title: 'Decide who can sign up',
      text: isOpen
        ? 'Anyone can, without verifying their email. Set REGISTRATION=closed or EMAIL_VERIFICATION=required.'
        : 'Only people you invite.',
    },
  ];
}
