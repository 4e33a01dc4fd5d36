import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';

/** Whether a URL names the machine it is opened on, over plain http. */
export function isLocalHost({ protocol, host }: URL): boolean {
  return protocol === 'http:' && isLoopbackHost(host);
}
