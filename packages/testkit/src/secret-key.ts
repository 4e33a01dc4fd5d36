/** A SECRET_KEY that no one else has. */
export function newSecretKey(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');
}
