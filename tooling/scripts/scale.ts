import { parseArgs } from 'node:util';
import { ASSUMPTIONS, type Assumptions, plan } from './scale-plan.ts';

const DEFAULT_PEOPLE = [1_000_000, 10_000_000, 100_000_000];

const options = Object.fromEntries(
  ['people', ...Object.keys(ASSUMPTIONS)].map((name) => [name, { type: 'string' as const }]),
);
const { values } = parseArgs({ options });
const given = Object.fromEntries(
  Object.entries(values).map(([name, text]) => [name, Number(text)]),
);
const wrong = Object.entries(given).find(([, value]) => !(value > 0));
if (wrong !== undefined) {
  console.error(`--${wrong[0]} has to be a number above 0.`);
  process.exit(2);
}
const { people, ...changes } = given;
const assumptions: Assumptions = { ...ASSUMPTIONS, ...changes };
console.table(assumptions);
console.table((people === undefined ? DEFAULT_PEOPLE : [people]).map((n) => plan(n, assumptions)));
