import { hash, verify } from '@node-rs/argon2';

/** argon2id as OWASP recommends and Rolecall uses it: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** One a core that the contenders get. */
const AT_ONCE = 2;

/** The floor of a sign-in: how many passwords are verified a second with nothing around it. */
const seconds = Number(process.argv[2]);
const password = 'a long enough passphrase';
const hashed = await hash(password, PARAMETERS);
const start = performance.now();
const elapsed = () => (performance.now() - start) / 1000;
const counts = await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    let count = 0;
    for (; elapsed() < seconds; count++) await verify(hashed, password);
    return count;
  }),
);
const verified = counts.reduce((sum, count) => sum + count, 0);
console.log(JSON.stringify({ perSecond: verified / elapsed() }));
