import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Shows nothing of what is typed. */
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

/** A line that someone types or a script passes; nothing where the input ends instead. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write(question);
  const prompt = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY });
  const [line] = await Promise.race([
    once(prompt, 'line'),
    once(prompt, 'close').then((): [string] => ['']),
  ]);
  prompt.close();
  if (stdin.isTTY) stderr.write('\n');
  return String(line);
}
