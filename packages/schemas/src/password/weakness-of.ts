import { besideCommon, repeatedUnit } from './common-core.ts';
import { effectiveLength } from './effective-length.ts';

/** Whose password it is to be: no one should use their own name or email for one. */
export type PasswordOwner = { email: string; names: string[] };

type Judge = {
  owner: PasswordOwner;
  minLength: number;
  /** Whether a password, in lower case, is in a list of common ones. */
  isCommon: (password: string) => boolean;
};

const OWN_WORD_MIN_LENGTH = 4;

/** Phrases that everyone has heard, in one word: lists of leaked passwords lack most of them. */
const FAMOUS = [
  ...['correcthorsebatterystaple', 'correcthorsebattery', 'horsebatterystaple'],
  ...['thequickbrownfox', 'thequickbrownfoxjumps', 'thequickbrownfoxjumpsoverthelazydog'],
  ...[
    'loremipsumdolor',
    'loremipsumdolorsitamet',
    'tobeornottobe',
    'tobeornottobethatisthequestion',
  ],
  ...['maytheforcebewithyou', 'onceuponatime', 'twinkletwinklelittlestar', 'opensesameopensesame'],
];
const isFamous = (text: string) => FAMOUS.includes(text.replace(/[._-]/g, ''));

/**
 * Why a password is too easy to guess: too short, common, or built from what comes to mind first.
 * At least half of the shortest length has to be hard to guess. No rules of composition. The server
 * decides with it, and the page advises with it.
 * Source: NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 V6.2.
 */
export function weaknessOf(password: string, judge: Judge): string | undefined {
  const { owner, minLength, isCommon } = judge;
  if ([...password].length < minLength) return `Use at least ${minLength} characters.`;
  const text = password.toLowerCase();
  if (new Set(text).size < 4) return 'Use a wider mix of characters.';
  if (isCommon(text) || isFamous(text)) return 'This is one of the most common passwords.';
  const needed = minLength / 2;
  const withoutOwn = ownWords(owner).reduce((rest, word) => rest.replaceAll(word, ''), text);
  if (withoutOwn !== text && effectiveLength(withoutOwn, true) < needed) {
    return 'Don’t base your password on your name, your email or “rolecall”.';
  }
  const wordsOnly = text.replace(/[^\p{L}\p{N}]/gu, '');
  const added = [text, repeatedUnit(wordsOnly)].map((whole) => besideCommon(whole, isCommon));
  if (added.some((rest) => rest !== undefined && effectiveLength(rest, true) < needed)) {
    return 'This is a common password with something added. Use several unrelated words.';
  }
  if (effectiveLength(text) < needed) {
    return 'This follows the keyboard or a sequence like abc or 123. Use several unrelated words.';
  }
  const isShortRepeated = (whole: string) => {
    const unit = repeatedUnit(whole);
    return unit !== whole && effectiveLength(unit) < needed;
  };
  return [text, wordsOnly].some(isShortRepeated)
    ? 'This repeats the same few characters. Use several unrelated words.'
    : undefined;
}

function ownWords(owner: PasswordOwner): string[] {
  const [local = '', domain = ''] = owner.email.toLowerCase().split('@');
  const words = [owner.email, local, domain, ...local.split(/[^a-z0-9]+/), ...domain.split('.')];
  return ['rolecall', ...words, ...owner.names.flatMap((name) => name.toLowerCase().split(/\s+/))]
    .filter((word) => word.length >= OWN_WORD_MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
}
