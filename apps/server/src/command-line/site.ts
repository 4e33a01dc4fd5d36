import { readFileSync } from 'node:fs';
import type { RolecallApi } from '@rolecall/client';
import { fileProblem } from '@rolecall/core/file-problem';
import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';
import type { CommandLineEnv } from '../env.ts';
import { apiThere } from './api-there.ts';
import { CommandLineError } from './command-line-error.ts';
import type { Here } from './open-here.ts';
import type { Terminal } from './terminal.ts';

/** Where a command works: nothing is opened before it is asked for. */
export type Site = {
  terminal: Terminal;
  /** The installation of this machine. */
  here: () => Promise<Here>;
  /** Rolecall's API: of the server that `--url` names, else of the database of this machine. */
  api: () => Promise<RolecallApi>;
};

/** What says where, as it was given. */
export type Place = { url?: string | undefined; tokenFile?: string | undefined };

/**
 * What takes long to load is loaded when a command needs it: help and complaints come at once.
 * @returns the site, and what closes all that was opened
 */
export function openSite(terminal: Terminal, place: Place, env: CommandLineEnv) {
  let opened: Promise<Here> | undefined;
  const here = () => {
    opened ??= import('./open-here.ts').then(({ openHere }) => openHere());
    return opened;
  };
  const api = async () => {
    const { url } = place;
    if (url === undefined) {
      const [{ apiHere }, { ctx }] = await Promise.all([import('./api-here.ts'), here()]);
      return apiHere(ctx);
    }
    const { protocol, hostname = '' } = URL.parse(url) ?? {};
    if (protocol === 'http:' && !isLoopbackHost(hostname)) {
      terminal.note('warning: http sends the token unencrypted. Use https.');
    }
    return apiThere(url, readToken(place, env));
  };
  const site: Site = { terminal, here, api };
  return {
    site,
    close: async () => {
      const open = await opened?.catch(() => undefined);
      await open?.ctx.db.close();
    },
  };
}

function readToken({ tokenFile }: Place, { token }: CommandLineEnv): string {
  const text = tokenFile === undefined ? token : readTokenFile(tokenFile);
  if (text === undefined) {
    throw new CommandLineError(
      'USAGE',
      '--url needs an access token of an admin: set ROLECALL_TOKEN or pass --token-file.',
    );
  }
  // What no header can hold would fail later, in words about headers.
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new CommandLineError('USAGE', 'The token has characters that no access token has.');
}

function readTokenFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new CommandLineError('USAGE', `--token-file can't be read: ${fileProblem(error)}`);
  }
}
