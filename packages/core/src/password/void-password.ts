/** A digest that no password has. */
const NO_DIGEST = 'A'.repeat(43);

/** A hash that no password matches. @param phc one of today's parameters, which it costs as much as */
export function voidPassword(phc: string): string {
  return phc.replace(/[^$]+$/, NO_DIGEST);
}

/** Whether no password counts: several people chose one, and none of them has proved the email. */
export function isVoidPassword(phc: string | null): boolean {
  return phc?.endsWith(`$${NO_DIGEST}`) ?? false;
}
