const PREFIX = 'cli:';

/** What audit events call someone who works on the command line of the machine. */
export const commandLineActor = (operatingSystemUser: string) => `${PREFIX}${operatingSystemUser}`;

/** What people read for such an actor; `undefined` for any other. */
export function commandLineLabel(actorId: string): string | undefined {
  if (!actorId.startsWith(PREFIX)) return undefined;
  const user = actorId.slice(PREFIX.length);
  return `${user.charAt(0).toUpperCase()}${user.slice(1)} on the command line`;
}
