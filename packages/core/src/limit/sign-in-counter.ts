import type { LimitUse } from './limit-use.ts';

/**
 * What failed sign-ins are counted by: the account and the address together, and apart for a device
 * that signed in before.
 */
function signInCounter(email: string, address: string, isKnownDevice: boolean): LimitUse {
  const device = isKnownDevice ? 'known device' : '';
  return { name: 'signIn.account', by: `${email} ${address} ${device}` };
}

/** Both counters of an account and an address. */
export function signInCounters(email: string, address: string) {
  return [false, true].map((knownDevice) => ({
    knownDevice,
    use: signInCounter(email, address, knownDevice),
  }));
}

/** What a sign-in counts against when it fails, and which of it a success clears. */
export function signInUses(
  email: string,
  address: string,
  isKnownDevice: boolean,
): { all: LimitUse[]; account: LimitUse } {
  const account = signInCounter(email, address, isKnownDevice);
  return {
    all: [
      { name: 'signIn.address.minute', by: address },
      { name: 'signIn.address.hour', by: address },
      account,
    ],
    account,
  };
}
