/** The digits of Unix crypt, in order. */
export const CRYPT_ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Up to three bytes as crypt writes them: six bits a digit, the lowest first. */
export function cryptDigits(low: number, middle = 0, high = 0, count = 4): string {
  let text = '';
  for (let rest = low | (middle << 8) | (high << 16); text.length < count; rest >>>= 6) {
    text += CRYPT_ALPHABET.charAt(rest & 63);
  }
  return text;
}
