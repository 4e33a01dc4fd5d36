import { Role } from '@rolecall/schemas/permissions';
import { CellProblem, shown } from './cell-problem.ts';
import { flagOf } from './read-flag.ts';
import { readText } from './read-text.ts';

/** What other systems call our roles. */
const USUAL: Record<string, Role> = {
  admin: 'admin',
  administrator: 'admin',
  superuser: 'admin',
  superadmin: 'admin',
  user: 'user',
  member: 'user',
  regular: 'user',
  standard: 'user',
  normal: 'user',
};
const SEPARATOR = /[,;|]/;
const MOST_ROLES = 1_000;
/** Stands for every role that is not named. */
const ALL_OTHERS = '*';

/**
 * A role: by its name, one of several, or whether they are an administrator. One admin role among
 * several makes an administrator; one that is not known makes an invalid row.
 * @param named what the operator says of roles, by their names in lower case
 */
export function readRole(value: unknown, named: Readonly<Record<string, Role>>): Role {
  if (typeof value === 'boolean') return value ? 'admin' : 'user';
  const words = wordsOf(value);
  const roles = words.map((word) => {
    const key = word.toLowerCase();
    const role =
      ownValue(named, key) ?? ownValue(USUAL, bareWord(key)) ?? ownValue(named, ALL_OTHERS);
    if (role !== undefined) return role;
    const flag = words.length === 1 ? flagOf(word) : undefined;
    if (flag !== undefined) return flag ? 'admin' : 'user';
    throw new CellProblem(
      `${shown(word)} isn’t a known role. Map it to ${Role.options.join(' or ')}.`,
    );
  });
  return roles.includes('admin') ? 'admin' : 'user';
}

/** What a role is called that counts as admin by another name, which no one said. */
export function takenForAdmin(
  value: unknown,
  named: Readonly<Record<string, Role>>,
): string | undefined {
  if (typeof value === 'boolean') return undefined;
  return wordsOf(value).find((word) => {
    const key = word.toLowerCase();
    const bare = bareWord(key);
    const isOurs = bare === 'admin' || bare === 'administrator';
    return !isOurs && ownValue(named, key) === undefined && ownValue(USUAL, bare) === 'admin';
  });
}

const bareWord = (word: string) => word.replace(/^role_|[ _-]/g, '');
const ownValue = (table: Readonly<Record<string, Role>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function wordsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > MOST_ROLES)
    throw new CellProblem(`This row has more than ${MOST_ROLES} roles.`);
  const words = list.flatMap((entry) => readText(entry)?.split(SEPARATOR) ?? []);
  return words.map((word) => word.trim()).filter(Boolean);
}
