import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';
import { isCommonPassword } from './common-passwords.ts';

/** Whose password it is to be: nobody should use their own name or address for one. */
export type PasswordOwner = { email: string; names: string[] };

const OWN_WORD_MIN_LENGTH = 4;

/**
 * Refuses a password that is too short, common, or built from what everybody knows about its owner.
 * No rules of composition. Source: NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 V6.2.
 * @param field the input field to blame
 * @throws DomainError WEAK_PASSWORD with the reason
 */
export function checkPassword(
  { passwordMinLength }: Pick<Config, 'passwordMinLength'>,
  password: string,
  owner: PasswordOwner,
  field = 'password',
): void {
  const reason = weaknessOf(password, owner, passwordMinLength);
  if (reason !== undefined) {
    throw new DomainError('WEAK_PASSWORD', { message: reason, fields: { [field]: [reason] } });
  }
}

function weaknessOf(password: string, owner: PasswordOwner, minLength: number): string | undefined {
  if ([...password].length < minLength) return `Use at least ${minLength} characters.`;
  const text = password.toLowerCase();
  if (new Set(text).size < 4) return 'Use more different characters.';
  if (isCommonPassword(password)) return 'This is one of the most common passwords.';
  let rest = text;
  for (const word of ownWords(owner)) rest = rest.replaceAll(word, '');
  if ([...rest].length < minLength / 2) {
    return 'Do not build the password from your name, your address or “rolecall”.';
  }
  return undefined;
}

function ownWords(owner: PasswordOwner): string[] {
  const [local = '', domain = ''] = owner.email.split('@');
  const words = [owner.email, local, domain, ...local.split(/[^a-z0-9]+/), ...domain.split('.')];
  return ['rolecall', ...words, ...owner.names.flatMap((name) => name.toLowerCase().split(/\s+/))]
    .filter((word) => word.length >= OWN_WORD_MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
}
