import { weaknessOf } from '@rolecall/schemas/password/weakness-of';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english, translations } from '@zxcvbn-ts/language-en';
import { passwordStrengthTexts } from '../texts/password.ts';

// Large, and wanted only where someone types a new password: import this file lazily.

export type Strength = { score: 0 | 1 | 2 | 3 | 4; label: string; advice: string };

const WEAK = 1;
const GOOD = 3;
const OWN_WORD_MIN_LENGTH = 3;

/** Most of what the server's list has, which is too long to send. */
const commonPasswords = new Set(common['passwords-common']);
const isCommon = (password: string) => commonPasswords.has(password);

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  translations,
  // What comes after so many characters makes no password weaker, and takes long to look at.
  maxLength: 64,
});

/** The words in what someone says of themselves: `ada@example.com` gives `ada`, `example`, `com`. */
function wordsIn(texts: string[]): string[] {
  return texts
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= OWN_WORD_MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
}

/**
 * How hard a password is to guess, as advice. What the server would refuse is weak, for the reason
 * that the server would give. Words that everyone knows of its owner count for nothing.
 * @param about what the owner goes by: email, names
 * @param minLength the fewest characters the server takes
 */
export function estimateStrength(password: string, about: string[], minLength: number): Strength {
  const words = wordsIn([...about, 'rolecall']);
  const lower = password.toLowerCase();
  const personal = words.some((word) => lower.includes(word));
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), personal ? lower : password);
  const { score, feedback } = estimator.check(rest, words);

  const isEmail = (text: string) => text.includes('@');
  const owner = {
    email: about.find(isEmail) ?? '',
    names: about.filter((text) => !isEmail(text)),
  };
  const weakness = weaknessOf(password.normalize('NFC'), { owner, minLength, isCommon });
  if (weakness !== undefined) return say(score === 0 ? score : WEAK, weakness);
  if (personal && score < GOOD) {
    return say(score, passwordStrengthTexts.leaveOutNames);
  }
  return say(score, feedback.warning ?? feedback.suggestions[0] ?? '');
}

function say(score: Strength['score'], advice: string): Strength {
  return { score, label: passwordStrengthTexts.labels[score], advice };
}
