import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MailboxMessage } from '@rolecall/schemas/dev';
import type { Transport } from './mail.ts';

/** How many mails are kept: the mailbox is for looking at, not for keeping. */
const KEPT = 200;
const SUFFIX = '.json';

export type LocalMailbox = {
  transport: Transport;
  /** The kept mails, newest first. */
  list(): Promise<MailboxMessage[]>;
};

/**
 * A mailbox in a folder, in place of a provider, outside production. A mail is a file named by its
 * idempotency key, so that a repeated delivery is one mail here too.
 */
export function createLocalMailbox(folder: string): LocalMailbox {
  const fileNames = async () => {
    const names = await readdir(folder).catch(() => []);
    return names.filter((name) => name.endsWith(SUFFIX)).sort();
  };
  /** Nothing for a mail that went, as the oldest do, after its name was read. */
  const read = async (name: string) => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    return text === undefined ? [] : [MailboxMessage.parse(JSON.parse(text))];
  };

  return {
    transport: {
      send: async (message, { idempotencyKey: id }) => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const path = join(folder, `${id}${SUFFIX}`);
        const mail: MailboxMessage = { id, ...message, sentAt: new Date().toISOString() };
        const part = `${path}.${randomUUID()}.part`;
        await writeFile(part, JSON.stringify(mail), { mode: 0o600 });
        await rename(part, path);
        const names = await fileNames();
        await Promise.all(
          names.slice(0, -KEPT).map((old) => rm(join(folder, old), { force: true })),
        );
        return { providerId: id };
      },
    },
    list: async () => {
      const mails = await Promise.all((await fileNames()).reverse().map(read));
      return mails.flat().sort((a, b) => b.sentAt.localeCompare(a.sentAt));
    },
  };
}
