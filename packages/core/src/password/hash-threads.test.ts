import { expect, test } from 'vitest';
import { hashOnThread, verifyOnThread } from './hash-threads.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

test('hashes at once on as many threads as there are jobs, each for itself', async () => {
  const passwords = ['one', 'two', 'three', 'four'];
  const hashes = await Promise.all(passwords.map((password) => hashOnThread(password, CHEAP)));
  const proved = await Promise.all(
    hashes.map((phc, n) => verifyOnThread(phc, passwords[n] ?? 'none')),
  );
  expect(proved).toEqual([true, true, true, true]);
  expect(await verifyOnThread(hashes[0] ?? '', 'two')).toBe(false);
});

test('a job that fails says why, and the thread goes on', async () => {
  await expect(verifyOnThread('no hash at all', 'secret')).rejects.toThrow('no hash');
  await expect(hashOnThread('x', { ...CHEAP, memoryCost: 1 })).rejects.toThrow(
    'Memory cost is too small',
  );
  expect(await hashOnThread('x', CHEAP)).toContain('$argon2id$');
});

test('a program that has hashed ends by itself', async () => {
  const program = `
    import { hashOnThread } from '${import.meta.dirname}/hash-threads.ts';
    console.log(await hashOnThread('x', ${JSON.stringify(CHEAP)}));
  `;
  const child = Bun.spawn([process.execPath, '-e', program], { stdout: 'pipe' });
  expect(await child.exited).toBe(0);
  expect(await new Response(child.stdout).text()).toContain('$argon2id$');
});
