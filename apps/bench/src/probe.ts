import { timed } from './run/statistics.ts';

const EVERY_MS = 10;
const WARM_UP = 50;

/**
 * Asks for a page every ten milliseconds, however long the ones before it take, so that a server
 * that stands still is seen as often as someone would have met it. Says `ready` once it is warm,
 * and when its input ends, how long each took, in ms.
 */
const [url = '', head = '{}'] = process.argv.slice(2);
const headers: Record<string, string> = JSON.parse(head);

async function ask(): Promise<void> {
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
}

for (let count = 0; count < WARM_UP; count++) await ask();
const times: number[] = [];
const open = new Set<Promise<void>>();
const timer = setInterval(() => {
  const asking = timed(ask).then((ms) => {
    times.push(ms);
    open.delete(asking);
  });
  open.add(asking);
}, EVERY_MS);
console.log('ready');
for await (const _ of Bun.stdin.stream()) {
  // Nothing is said on it: it ends.
}
clearInterval(timer);
await Promise.all(open);
console.log(JSON.stringify(times));
