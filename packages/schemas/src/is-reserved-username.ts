/** Names that would pass for the installation, its operators, or for no one. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['admin', 'admins', 'administrator', 'administrators', 'root', 'superuser', 'sysadmin'],
  ...['support', 'help', 'helpdesk', 'info', 'contact', 'staff', 'team', 'official', 'moderator'],
  ...['security', 'abuse', 'postmaster', 'hostmaster', 'webmaster', 'mailerdaemon', 'noreply'],
  ...['system', 'rolecall', 'api', 'www', 'daemon', 'service', 'bot', 'owner', 'operator'],
  ...['null', 'undefined', 'none', 'nil', 'nan', 'true', 'false', 'void', 'nobody', 'anonymous'],
  ...['me', 'self', 'you', 'everyone', 'all', 'unknown', 'deleted', 'visitor'],
]);

/**
 * Whether no one may take a username, in lower case: a reserved word, also with dots, dashes and
 * underscores in it, or nothing but those.
 */
export function isReservedUsername(username: string): boolean {
  const letters = username.replace(/[._-]/g, '');
  return letters === '' || RESERVED.has(letters);
}
