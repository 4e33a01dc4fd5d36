// With the slash it is the package: without, a module of the runtime.
import { decode } from 'punycode/';
import { canonicalEmail } from './canonical-email.ts';

const PREFIX = 'xn--';
/** Scripts that are written together; any other letters in a label are of one script. */
const WRITTEN_TOGETHER = [
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{ASCII}\p{M}]+$/u,
  /^[\p{scx=Han}\p{scx=Hangul}\p{ASCII}\p{M}]+$/u,
  /^[\p{scx=Han}\p{scx=Bopomofo}\p{ASCII}\p{M}]+$/u,
  /^[\p{scx=Latin}\p{N}\p{M}-]+$/u,
  /^[\p{scx=Greek}\d\p{M}-]+$/u,
  /^[\p{scx=Cyrillic}\d\p{M}-]+$/u,
  /^[\p{scx=Arabic}\d\p{M}-]+$/u,
  /^[\p{scx=Hebrew}\d\p{M}-]+$/u,
  /^[\p{scx=Thai}\d\p{M}-]+$/u,
  /^[\p{scx=Devanagari}\d\p{M}-]+$/u,
];

/**
 * An email as people write it: its domain with the letters of its language, where it is stored in
 * ASCII. A label that mixes alphabets, as imitations of other domains do, stays in ASCII. For eyes
 * only: what is stored, sent and compared is the email itself. Source: RFC 5891 §4.4, UTS #39 §5.2.
 */
export function displayEmail(email: string): string {
  return withLabels(email, (decoded, label) => {
    const isSafe = WRITTEN_TOGETHER.some((scripts) => scripts.test(decoded));
    return isSafe && isWhatIsMeant(decoded, label) ? decoded : label;
  });
}

/** An email with all of its domain decoded, to be searched in and not to be shown. */
export function decodedEmail(email: string): string {
  return withLabels(email, (decoded) => decoded);
}

function withLabels(email: string, toLabel: (decoded: string, label: string) => string): string {
  const at = email.lastIndexOf('@');
  if (!email.includes(PREFIX, at)) return email;
  const labels = email.slice(at + 1).split('.');
  const shown = labels.map((label) => {
    if (!label.startsWith(PREFIX)) return label;
    try {
      return toLabel(decode(label.slice(PREFIX.length)), label);
    } catch {
      // What only looks encoded.
      return label;
    }
  });
  return `${email.slice(0, at)}@${shown.join('.')}`;
}

/** Whether whoever types the one gets the other. */
function isWhatIsMeant(decoded: string, label: string): boolean {
  return canonicalEmail(`a@${decoded}.example`) === `a@${label}.example`;
}
