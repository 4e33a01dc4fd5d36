import { openConnection } from './native.ts';
import { pathOf } from './open-file.ts';
import type { ModeDatabase } from './testing-modes.ts';

/**
 * A program that writes as fast as it can, many transactions at a time, each of two rows that belong
 * together, and prints the name of each pair once it is told that it is stored.
 */
function writerProgram(url: string, round: number): string {
  const source = (name: string) => JSON.stringify(import.meta.resolve(name));
  return `
    const { openDatabase } = await import(${source('./database.ts')});
    const { rateLimits } = await import(${source('./tables/rate-limits.ts')});
    const db = await openDatabase({ url: ${JSON.stringify(url)} });
    const now = new Date();
    const row = (key) => ({ key, count: 1, resetsAt: now, blockedUntil: now });
    const write = async (writer) => {
      for (let n = 0; ; n++) {
        const name = '${round}/' + writer + '/' + n;
        await db.transaction(async (tx) => {
          await tx.insert(rateLimits).values(row(name + ' left'));
          if (n % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
          await tx.insert(rateLimits).values(row(name + ' right'));
        }, { isLong: n % 11 === 0 });
        process.stdout.write(name + '\\n');
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));`;
}

/**
 * Kills a program that writes, `rounds` times, and looks at the file after each.
 * @returns what was found wrong, and how many pairs were acknowledged in all
 */
export async function crashWhileWriting(
  { url }: Pick<ModeDatabase, 'url'>,
  rounds: number,
): Promise<{ faults: string[]; acknowledged: number }> {
  const faults: string[] = [];
  const acknowledged = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const name of await writeUntilKilled(url, round)) acknowledged.add(name);
    faults.push(...faultsOf(pathOf(url), acknowledged).map((fault) => `round ${round}: ${fault}`));
  }
  return { faults, acknowledged: acknowledged.size };
}

/** Lets the program acknowledge some pairs, a number that differs from round to round. */
async function writeUntilKilled(url: string, round: number): Promise<string[]> {
  const child = Bun.spawn([process.execPath, '-e', writerProgram(url, round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const enough = 1 + ((round * 37) % 200);
  for await (const chunk of child.stdout.pipeThrough(new TextDecoderStream())) {
    output += chunk;
    if (output.split('\n').length > enough) child.kill('SIGKILL');
  }
  await child.exited;
  // The last line may be cut off.
  return output.split('\n').slice(0, -1);
}

function faultsOf(path: string, acknowledged: Set<string>): string[] {
  const connection = openConnection(path, 5_000);
  const all = (sql: string) => connection.prepare(sql).all([]);
  const keys = new Set(all('SELECT key FROM rate_limits').map(([key]) => String(key)));
  const lost = [...acknowledged].filter((name) => !keys.has(`${name} left`));
  const halves = [...keys].filter((key) => {
    const [name, side] = key.split(' ');
    return !keys.has(`${name} ${side === 'left' ? 'right' : 'left'}`);
  });
  const integrity = all('PRAGMA integrity_check').flat().join();
  const orphans = all('PRAGMA foreign_key_check').length;
  connection.close();
  return [
    ...lost.map((name) => `${name} was acknowledged and is lost`),
    ...halves.map((key) => `${key} is half of a transaction`),
    ...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]),
    ...(orphans === 0 ? [] : [`${orphans} rows without the row they belong to`]),
  ];
}
