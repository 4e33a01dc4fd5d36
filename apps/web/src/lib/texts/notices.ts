export type Notice = {
  tone: 'info' | 'success';
  text: string;
  link?: { href: string; label: string };
};

const done = (text: string, link?: Notice['link']): Notice => ({
  tone: 'success',
  text,
  ...(link && { link }),
});

/** What the next page says once, see `server/notice-cookie.ts`. */
export const notices = {
  'signed-out': { tone: 'info', text: 'You’re signed out.' },
  'signed-out-everywhere': { tone: 'info', text: 'You’re signed out everywhere.' },
  'session-ended': { tone: 'info', text: 'Your session has ended. Sign in again to continue.' },
  'check-mail': done('Open the link in the email we sent you, then sign in.', {
    href: '/resend-verification',
    label: 'No email? Request a new link',
  }),
  registered: done('Your account is ready. Sign in to continue.'),
  verified: done('Email verified.'),
  'password-reset': done(
    'Your password was changed and you were signed out everywhere. Sign in with the new password.',
  ),
  'email-changed': done('Email changed.'),
  'user-deleted': done('User deleted, with everything they owned.'),
  'user-created': done('User created. They can sign in with the password you chose.'),
  'user-invited': done('Invitation sent. The link in it lets them set a password.'),
  'invitation-revoked': done('Invitation revoked. You can invite them again.'),
  'unknown-filter': {
    tone: 'info',
    text: 'This link had a filter that doesn’t exist. It was left out.',
  },
  'no-file': { tone: 'info', text: 'Choose a file that isn’t empty.' },
  'post-deleted': done('Post deleted, with its comments.'),
  'account-deleted': { tone: 'info', text: 'Your account was deleted.' },
} as const satisfies Record<string, Notice>;

export type NoticeKey = keyof typeof notices;

export function isNoticeKey(key: string): key is NoticeKey {
  return Object.hasOwn(notices, key);
}
