import { command } from '../command-line/command.ts';
import { EXIT_CODES } from '../command-line/exit-codes.ts';
import { flag } from '../command-line/parameters.ts';
import { readEnv } from '../env.ts';
import { DEFAULT_PORT } from '../listen.ts';

const WAIT_MS = 4_000;
const THIS_MACHINE = '127.0.0.1';
/** What listening on everything is called; it is asked on this machine. */
const EVERYWHERE = new Set(['0.0.0.0', '::']);

export const health = command({
  name: 'health',
  summary: 'Ask whether the server on this machine answers',
  about:
    'For the health check of a container: exits with 0 if the server answers, else with 4. It does not open the database.',
  reach: 'here',
  parameters: {
    ready: flag('ask whether it can serve requests (/readyz), not only whether it is up (/livez)'),
  },
  examples: [
    { line: 'health', does: 'Ask whether the server is up' },
    { line: 'health --ready', does: 'Ask whether it can reach its database' },
  ],
  run: async (_site, { ready }) => {
    const { host = THIS_MACHINE, port = DEFAULT_PORT } = readEnv({ NODE_ENV: 'development' });
    const url = urlOf(host, port, ready ? '/readyz' : '/livez');
    const says = await ask(url);
    const ok = says === 200;
    return {
      json: { ok, url },
      lines: [`${url} ${says === undefined ? 'does not answer' : `answers ${says}`}.`],
      exitCode: ok ? EXIT_CODES.done.code : EXIT_CODES.tryAgain.code,
    };
  },
});

function urlOf(host: string, port: number, path: string): string {
  const name = EVERYWHERE.has(host) ? THIS_MACHINE : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}${path}`;
}

async function ask(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS), redirect: 'manual' });
    return response.status;
  } catch {
    return undefined;
  }
}
