import {
  BULK_ACTION_KEYS,
  USER_ACTION_KEYS,
  type UserActionKey,
  userAction,
} from '@rolecall/schemas/user-actions';

const USERS = 'admin.users.';

/** What the table of user actions says of a procedure, for who reads the reference. */
export function describeAction(procedure: string): string | undefined {
  if (procedure === `${USERS}bulk`) return BULK;
  const key = USER_ACTION_KEYS.find((name) => procedure === USERS + name);
  return key && sentencesOf(key);
}

const BULK = `Users are handled one by one: an error for one does not stop the others. The caller comes last. With \`Accept: application/x-ndjson\` the response is a stream of lines, one for each batch: the outcome for its users, how many are left, and a cursor to continue with them. The last line is an \`end\`; closing the connection stops before the next batch. All changes belong to one request, which can be reverted as a whole.

${BULK_ACTION_KEYS.map((key) => `- \`${key}\`: ${sentencesOf(key, true)}`).join('\n')}`;

function sentencesOf(key: UserActionKey, isOneOfMany = false): string {
  const { permission, changes, isReversible, toSelf } = userAction(key);
  const isForOthers = toSelf === 'no' || (isOneOfMany && toSelf === 'alone');
  return [
    `Requires \`${permission}\`.`,
    changes.length > 0 ? `Changes ${changes.map((field) => `\`${field}\``).join(', ')}.` : '',
    isReversible ? 'Can be reverted.' : '',
    isForOthers ? 'Not for your own account.' : '',
  ]
    .filter(Boolean)
    .join(' ');
}
