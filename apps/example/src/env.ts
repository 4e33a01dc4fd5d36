/** What the environment says, with defaults for this machine. */
export function readEnv() {
  const { ROLECALL_URL, ROLECALL_AUDIENCE, NOTES_DATABASE, PORT } = process.env;
  return {
    /** Rolecall's `APP_URL`. */
    rolecallUrl: ROLECALL_URL || 'http://localhost:3000',
    /** Rolecall's `JWT_AUDIENCE`. */
    audience: ROLECALL_AUDIENCE || 'rolecall',
    databaseUrl: NOTES_DATABASE || 'file:./data/notes.db',
    port: Number(PORT || 4000),
  };
}

/** Who signs in on the command line. */
export function readCredentials() {
  const { ROLECALL_EMAIL: email, ROLECALL_PASSWORD: password } = process.env;
  if (email && password) return { email, password };
  throw new Error('Set ROLECALL_EMAIL and ROLECALL_PASSWORD.');
}
