import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';
import type { RequestEvent } from '@sveltejs/kit';
import { hidesChecklist } from '#lib/server/preferences.ts';
import { checklistTexts as texts } from '#lib/texts/overview/checklist.ts';
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
  users: { byRole: { admin: number } },
): Step[] | undefined {
  if (hidesChecklist(cookies)) return undefined;
  const steps = stepsOf(users.byRole.admin);
  return steps.every(({ isDone }) => isDone) ? undefined : steps;
}

function stepsOf(admins: number): Step[] {
  const isOpen = REGISTRATION === 'open';
  return [
    {
      isDone: !LOCAL_MAILBOX,
      title: texts.sender.title,
      text: LOCAL_MAILBOX ? texts.sender.local : texts.sender.sent,
      ...(LOCAL_MAILBOX && { link: { href: '/dev/mail', label: texts.sender.link } }),
    },
    {
      isDone: !isLoopbackHost(new URL(API_URL).host),
      title: texts.appUrl.title,
      text: texts.appUrl.text(API_URL),
    },
    {
      isDone: admins > 1,
      title: texts.invite.title,
      text: texts.invite.text,
      link: { href: '/admin/users/new', label: texts.invite.link },
    },
    {
      isDone: !isOpen || EMAIL_VERIFICATION === 'required',
      title: texts.registration.title,
      text: isOpen ? texts.registration.open : texts.registration.closed,
    },
  ];
}
