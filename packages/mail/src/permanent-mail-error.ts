/** No one will ever take this mail: trying again is useless. */
export class PermanentMailError extends Error {
  override name = 'PermanentMailError';
  readonly isPermanent = true;
}
