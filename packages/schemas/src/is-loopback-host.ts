/** The names of a machine for itself, as the URL parser writes them. Source: RFC 6761, 6.3. */
const LOOPBACK_HOST = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host, with or without a port, is this machine as it calls itself. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOST.test(URL.parse(`http://${host}`)?.hostname ?? '');
}
