export type Notice = {
  tone: 'info' | 'success';
  text: string;
  link?: { href: string; label: string };
};

/** What the next page says once, see `server/notice-cookie.ts`. */
export const NOTICES = {
  'signed-out': { tone: 'info', text: 'You are signed out.' },
  'signed-out-everywhere': { tone: 'info', text: 'You are signed out on every device and app.' },
  'session-ended': { tone: 'info', text: 'Your session has ended. Sign in again to continue.' },
  'check-mail': {
    tone: 'success',
    text: 'Open the link in the email we sent you, then sign in.',
    link: { href: '/resend-verification', label: 'No email? Send it again' },
  },
  registered: { tone: 'success', text: 'Your account is ready. Sign in to continue.' },
  verified: { tone: 'success', text: 'Your email is verified.' },
  'password-reset': {
    tone: 'success',
    text: 'Your new password is set, and every session has been signed out. Sign in with it.',
  },
  'email-changed': { tone: 'success', text: 'Your email has been changed.' },
  'user-deleted': { tone: 'success', text: 'The account is deleted, with everything it owned.' },
  'user-created': {
    tone: 'success',
    text: 'The account is ready: they can sign in with the password you chose.',
  },
  'user-invited': {
    tone: 'success',
    text: 'Invitation sent. The link in it lets them set a password.',
  },
  'invitation-revoked': {
    tone: 'success',
    text: 'The invitation is revoked. You can invite them again.',
  },
  'no-file': { tone: 'info', text: 'Choose a file first, one that is not empty.' },
  'post-deleted': { tone: 'success', text: 'The post is deleted, with its comments.' },
  'account-deleted': { tone: 'info', text: 'Your account has been deleted.' },
} as const satisfies Record<string, Notice>;

export type NoticeKey = keyof typeof NOTICES;

export function isNoticeKey(key: string): key is NoticeKey {
  return Object.hasOwn(NOTICES, key);
}
