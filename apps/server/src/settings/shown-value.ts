import type { Setting } from './setting.ts';

/** What a URL may hide: a password, or a token among its parameters. */
const MAY_HIDE_A_SECRET = /:.*[@?]/s;
const LONGEST = 60;

/** What a setting was read as, to be shown in an error; nothing of what is or may be secret. */
export function shownValue({ isSecret }: Setting, text: string): string | undefined {
  if (isSecret === true || MAY_HIDE_A_SECRET.test(text)) return undefined;
  const line = text.replaceAll(/\p{C}/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
