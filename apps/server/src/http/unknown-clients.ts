/** As how many clients those behind one proxy count that does not say who they are. */
const CLIENTS = 16;
/** So many connections are told apart; what is older is given a number anew. */
const CONNECTIONS = 4_096;

/**
 * Numbers connections whose client is not known, one after the other, over a few clients: not one for
 * all, since anyone could lock out all others then, and not one each, since whoever opens connections
 * would have no limit.
 * @returns tells the client of a connection
 */
export function createUnknownClients() {
  const numbers = new Map<string, number>();
  let next = 0;
  return (peerIp: string | undefined, peerPort: number | undefined): string => {
    const connection = `${peerIp}:${peerPort}`;
    const number = numbers.get(connection) ?? next++ % CLIENTS;
    numbers.delete(connection);
    numbers.set(connection, number);
    const [oldest] = numbers.keys();
    if (numbers.size > CONNECTIONS && oldest !== undefined) numbers.delete(oldest);
    return `${peerIp}#${number}`;
  };
}
