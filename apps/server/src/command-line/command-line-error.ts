type Code = 'USAGE' | 'CONFIRMATION_REQUIRED' | 'CANCELLED';

/** What the command line itself refuses; the API's own errors keep their codes. */
export class CommandLineError extends Error {
  override name = 'CommandLineError';
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}
