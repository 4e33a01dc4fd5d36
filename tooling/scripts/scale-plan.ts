/** What the sums of docs/scale.md rest on. Rates are of a node with two cores: docs/performance.md. */
export const ASSUMPTIONS = {
  /** How many of all people come on a day, from 0 to 1. */
  activeShare: 0.2,
  /** What one who comes does in a day. */
  callsADay: 60,
  refreshesADay: 6,
  signInsADay: 0.5,
  signUpsADay: 0.01,
  /** The busiest second, against the mean of a day. */
  peak: 4,
  /** How much of what a node can do is used, from 0 to 1: the rest is for nodes that are away. */
  load: 0.5,
  callsOfNode: 7_600,
  signInsOfNode: 106,
  refreshesOfNode: 2_125,
  /** Write transactions of one libSQL primary in a second. */
  writesOfPrimary: 900,
  /** Write transactions of a sign-in or sign-up: the session, its limits and its mail. */
  writesOfSignIn: 2,
  bytesOfPerson: 3_000,
};
export type Assumptions = typeof ASSUMPTIONS;

const DAY_SECONDS = 86_400;

/** What so many people ask for in the busiest second, and what it takes to answer them. */
export function plan(people: number, given: Assumptions) {
  const peakOf = (aDay: number) => (people * given.activeShare * aDay * given.peak) / DAY_SECONDS;
  const calls = peakOf(given.callsADay);
  const refreshes = peakOf(given.refreshesADay);
  const signIns = peakOf(given.signInsADay + given.signUpsADay);
  const busy =
    calls / given.callsOfNode + refreshes / given.refreshesOfNode + signIns / given.signInsOfNode;
  const writes = refreshes + signIns * given.writesOfSignIn;
  return {
    people,
    'calls/s': Math.round(calls),
    'refreshes/s': Math.round(refreshes),
    'sign-ins/s': Math.round(signIns),
    'writes/s': Math.round(writes),
    // One more than the load needs, so that one can be restarted.
    nodes: Math.ceil(busy / given.load) + 1,
    databases: Math.ceil(writes / (given.writesOfPrimary * given.load)),
    'GB of data': Number(((people * given.bytesOfPerson) / 1e9).toFixed(1)),
  };
}
