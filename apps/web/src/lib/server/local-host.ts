const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a URL names the machine it is opened on, over plain http. */
export function isLocalHost({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && LOCAL_HOSTS.has(hostname);
}
