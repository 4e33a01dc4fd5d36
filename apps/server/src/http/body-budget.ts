const MIB = 1024 * 1024;
/** How much of bodies may be held at once, in bytes: senders can stop in the middle. */
const HELD_MAX_BYTES = 128 * MIB;
/** The same of one IP, so that one alone does not keep everyone else from sending. */
const HELD_MAX_BYTES_OF_IP = 32 * MIB;

/** Gives up a place that was taken. */
type Release = () => void;

const nothing: Release = () => {};

/** Counts how much memory the bodies that are being read may take, in the whole process. */
export function createBodyBudget() {
  const heldOf = new Map<string, number>();
  let held = 0;
  const hold = (ip: string, bytes: number) => {
    held += bytes;
    const ofIp = (heldOf.get(ip) ?? 0) + bytes;
    if (ofIp > 0) heldOf.set(ip, ofIp);
    else heldOf.delete(ip);
  };
  /** @returns `undefined` where there is no place for so many bytes now */
  return (ip: string, bytes: number): Release | undefined => {
    if (bytes === 0) return nothing;
    if (held + bytes > HELD_MAX_BYTES) return undefined;
    if ((heldOf.get(ip) ?? 0) + bytes > HELD_MAX_BYTES_OF_IP) return undefined;
    hold(ip, bytes);
    return () => hold(ip, -bytes);
  };
}
