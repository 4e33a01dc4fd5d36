/**
 * What failed sign-ins are counted by: the account and the address together, and apart for a device
 * that signed in before.
 */
export function signInCounter(email: string, address: string, isKnownDevice: boolean): string {
  return `${email} ${address} ${isKnownDevice ? 'known device' : ''}`;
}
