import type { Setting } from './setting.ts';

/** What a URL may hide: a password, or a token among its parameters. */
const MAY_HIDE_A_SECRET = /:.*[@?]/s;
/**
 * What a key or a token may be: so many characters without a break, a digit among them. It may have
 * got into the wrong variable, or behind another one where a line break is missing.
 */
const MAY_BE_A_SECRET = /(?=[a-z+/_]*\d)[\w+/]{20}/i;
const LONGEST = 60;

/** What a setting was read as, to be shown in an error; nothing of what is or may be secret. */
export function shownValue({ isSecret }: Setting, text: string): string | undefined {
  const mayBeSecret = [MAY_HIDE_A_SECRET, MAY_BE_A_SECRET].some((secret) => secret.test(text));
  if (isSecret === true || mayBeSecret) return undefined;
  const line = text.replaceAll(/\p{C}/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
