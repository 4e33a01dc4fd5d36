export type Notice = {
  tone: 'info' | 'success';
  text: string;
  link?: { href: string; label: string };
};

/** What the next page says once, see `server/notice-cookie.ts`. */
export const notices = {
  'signed-out': { tone: 'info', text: 'You’re signed out.' },
  'signed-out-everywhere': { tone: 'info', text: 'You’re signed out everywhere.' },
  'session-ended': { tone: 'info', text: 'Your session has ended. Sign in again to continue.' },
  'check-mail': {
    tone: 'success',
    text: 'Open the link in the email we sent you, then sign in.',
    link: { href: '/resend-verification', label: 'No email? Request a new link' },
  },
  'check-kept-mail': {
    tone: 'success',
    text: 'Open the link in the email, which is kept here and not sent. Then sign in.',
    link: { href: '/resend-verification', label: 'No email? Request a new link' },
  },
  registered: { tone: 'success', text: 'Your account is ready. Sign in to continue.' },
  verified: { tone: 'success', text: 'Email verified.' },
  'password-reset': {
    tone: 'success',
    text: 'Your password was changed and you were signed out everywhere. Sign in with the new password.',
  },
  'email-changed': { tone: 'success', text: 'Email changed.' },
  'user-deleted': { tone: 'success', text: 'User deleted, with everything they owned.' },
  'user-created': {
    tone: 'success',
    text: 'User created. They can sign in with the password you chose.',
  },
  'user-invited': {
    tone: 'success',
    text: 'Invitation sent. The link in it lets them set a password.',
  },
  'user-invited-kept': {
    tone: 'success',
    text: 'User invited. The email with their link is kept here, not sent.',
    link: { href: '/dev/mail', label: 'Open the local mailbox' },
  },
  'invitation-revoked': {
    tone: 'success',
    text: 'Invitation revoked. You can invite them again.',
  },
  'no-file': { tone: 'info', text: 'Choose a file that isn’t empty.' },
  'post-deleted': { tone: 'success', text: 'Post deleted, with its comments.' },
  'account-deleted': { tone: 'info', text: 'Your account was deleted.' },
} as const satisfies Record<string, Notice>;

export type NoticeKey = keyof typeof notices;

export function isNoticeKey(key: string): key is NoticeKey {
  return Object.hasOwn(notices, key);
}
