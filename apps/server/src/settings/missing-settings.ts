import { ALL_SETTINGS } from '../settings.ts';
import type { Setting } from './setting.ts';

/** Production needs one of these. */
const EITHER = ['RESEND_API_KEY', 'SMTP_URL'];

/**
 * Finds what production does not start without.
 * @param isSet whether a variable was set
 * @returns one sentence that names all of it; nothing where nothing is missing
 */
export function missingInProduction(isSet: (name: string) => boolean): string | undefined {
  const needed = ALL_SETTINGS.filter(
    ({ required, name }) => required === 'in production' && !isSet(name),
  );
  const missing = needed.map((setting) => `${setting.name} (${exampleOf(setting)})`);
  if (!EITHER.some(isSet)) missing.push(EITHER.join(' or '));
  if (missing.length === 0) return undefined;
  return `Production needs settings that are missing: ${missing.join(', ')}.`;
}

/** A value, or the command in the description that makes one. */
const exampleOf = ({ example, about }: Setting) =>
  example ? `for example ${example}` : `from ${/`(.+?)`/.exec(about)?.[1]}`;
