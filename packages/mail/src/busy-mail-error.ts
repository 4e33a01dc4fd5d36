/** The provider wants no more for a while, and said for how long. */
export class BusyMailError extends Error {
  override name = 'BusyMailError';
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
