const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 0x80;

/**
 * A label of a domain out of its ASCII form, without the `xn--`.
 * @returns undefined for what is no such form. Source: RFC 3492 §6.2.
 */
export function decodePunycode(label: string): string | undefined {
  const end = label.lastIndexOf('-');
  const decoded = [...label.slice(0, Math.max(0, end))];
  const digits = [...label.slice(end + 1)].map(digitOf);
  let [code, bias, place] = [FIRST_CODE, FIRST_BIAS, 0];
  while (digits.length > 0) {
    const before = place;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digits.shift();
      if (digit === undefined || digit < 0) return undefined;
      place += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const count = decoded.length + 1;
    bias = adapt(place - before, count, before === 0);
    code += Math.floor(place / count);
    place %= count;
    if (code > 0x10ffff) return undefined;
    decoded.splice(place++, 0, String.fromCodePoint(code));
  }
  return decoded.join('');
}

const digitOf = (character: string) => 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(character);

function adapt(delta: number, count: number, isFirst: boolean): number {
  let left = Math.floor(delta / (isFirst ? DAMP : 2));
  left += Math.floor(left / count);
  let k = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) left = Math.floor(left / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW));
}
