/** A backup cannot be made or restored, and the message says why. */
export class BackupError extends Error {
  override name = 'BackupError';
}
