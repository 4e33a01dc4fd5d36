import { expect } from '@playwright/test';
import { type BuiltServer, startBuiltServer } from '@rolecall/testkit/built-server';
import { apiClient } from '@rolecall/testkit/client';
import { useExecutable } from '@rolecall/testkit/executable';
import { newPerson, type Person } from '@rolecall/testkit/person';

useExecutable(process.env.ROLECALL_EXECUTABLE);

/** What a file's journeys want to be different about the server. */
export type Settings = Record<string, string>;

/** A server, and its administrator from when someone asks for one. */
export type Served = { server: BuiltServer; admin: () => Promise<Person> };

export type Servers = {
  /** The server with these settings. */
  with: (settings?: Settings) => Promise<Served>;
  /** Ends all of them. */
  stop: () => Promise<void>;
};

async function serve(settings: Settings): Promise<Served> {
  const server = await startBuiltServer(settings);
  let admin: Promise<Person> | undefined;
  const setUp = async () => {
    const person = newPerson('Ada', 'Lovelace');
    await apiClient(server.url).auth.setup.mutate({ token: server.setupToken, ...person });
    return person;
  };
  return { server, admin: () => (admin ??= setUp()) };
}

const USUAL = '{}';

/** The servers of a worker: the usual one, and one at a time with settings that a file is about. */
export function createServers(): Servers {
  const running = new Map<string, Promise<Served>>();
  const end = async (key: string) => {
    const served = running.get(key);
    running.delete(key);
    expect(await (await served)?.server.stop(), 'exit code after SIGTERM').toBe(0);
  };
  return {
    with: async (settings = {}) => {
      const key = JSON.stringify(settings);
      for (const other of running.keys()) if (other !== key && other !== USUAL) await end(other);
      const served = running.get(key) ?? serve(settings);
      running.set(key, served);
      return served;
    },
    stop: async () => {
      for (const key of running.keys()) await end(key);
    },
  };
}
