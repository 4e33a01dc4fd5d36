/** Names that would pass for the installation, its operators, its pages, or for no one. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['admin', 'admins', 'administrator', 'administrators', 'root', 'superuser', 'sysadmin'],
  ...['support', 'help', 'helpdesk', 'info', 'contact', 'staff', 'team', 'official', 'moderator'],
  ...['security', 'abuse', 'postmaster', 'hostmaster', 'webmaster', 'mailerdaemon', 'noreply'],
  ...['system', 'rolecall', 'api', 'www', 'daemon', 'service', 'bot', 'owner', 'operator'],
  ...['null', 'undefined', 'none', 'nil', 'nan', 'true', 'false', 'void', 'nobody', 'anonymous'],
  ...[
    'login',
    'logout',
    'signin',
    'signup',
    'signout',
    'register',
    'setup',
    'dashboard',
    'settings',
  ],
  ...['user', 'users', 'post', 'posts', 'comment', 'comments', 'profile', 'account', 'accounts'],
  ...['invite', 'invitation', 'invitations', 'docs', 'trpc', 'static', 'assets', 'public'],
  ...['proto', 'constructor', 'prototype', 'tostring', 'valueof', 'hasownproperty'],
  ...['me', 'self', 'you', 'everyone', 'all', 'unknown', 'deleted', 'visitor'],
]);

/** What looks like an id of ours: someone else's, maybe. */
const ID = /^[a-z]{3,4}_[0-9a-hjkmnp-tv-z]{26}$/;

/**
 * Whether no one may take a username, in lower case: a reserved word, also with dots, dashes and
 * underscores in it, nothing but those, or an id.
 */
export function isReservedUsername(username: string): boolean {
  const letters = username.replace(/[._-]/g, '');
  return letters === '' || RESERVED.has(letters) || ID.test(username);
}
