/**
 * What failed sign-ins are counted by: the account and the address together, and apart for a device
 * that signed in before.
 */
export function signInCounter(email: string, address: string, isKnownDevice: boolean): string {
  return `${email} ${address} ${isKnownDevice ? 'known device' : ''}`;
}

/** Both counters of an account and an address. */
export function signInCounters(email: string, address: string) {
  return [false, true].map((knownDevice) => ({
    knownDevice,
    use: { name: 'signIn.account' as const, by: signInCounter(email, address, knownDevice) },
  }));
}
