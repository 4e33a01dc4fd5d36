import { decodePunycode } from './punycode.ts';

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
    const decoded = decodePunycode(label.slice(PREFIX.length));
    return decoded === undefined ? label : toLabel(decoded, label);
  });
  return `${email.slice(0, at)}@${shown.join('.')}`;
}

/** Whether a browser would take the one for the other. */
function isWhatIsMeant(decoded: string, label: string): boolean {
  try {
    return new URL(`http://${decoded}.example`).hostname === `${label}.example`;
  } catch {
    return false;
  }
}
