import { createAdmin } from '@rolecall/core/installation/create-admin';
import { rotateSigningKey } from '@rolecall/core/installation/rotate-signing-key';
import { seedUsers } from '@rolecall/core/installation/seed-users';
import { Email } from '@rolecall/schemas/email';
import { PersonName } from '@rolecall/schemas/fields';
import { Command, InvalidArgumentError } from 'commander';
import { progressBar } from './cli/progress-bar.ts';
import { run } from './cli/run.ts';
import { EnvError } from './env.ts';

const program = new Command('rolecall')
  .description('Looks after a Rolecall installation from the machine it runs on.')
  .configureHelp({ showGlobalOptions: true });

/** A command that can answer as JSON, too. */
const command = (parent: Command, usage: string, description: string) =>
  parent.command(usage).description(description).option('--json', 'print JSON', false);

/** Reads an option as the field of the API that it stands for. */
const parseAs = (field: typeof Email) => (text: string) => {
  const { data, error } = field.safeParse(text);
  if (data === undefined) throw new InvalidArgumentError(error.issues[0]?.message ?? '');
  return data;
};

function parseCount(text: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) {
    throw new InvalidArgumentError('Give a number from 1 to 9999999.');
  }
  return Number(text);
}

type CreateOptions = { email: string; firstName?: string; lastName?: string; json: boolean };

const admin = program.command('admin').description('Administrators');
command(admin, 'create', 'Make an administrator, who sets a password by a link')
  .requiredOption('--email <email>', 'their email', parseAs(Email))
  .option('--first-name <name>', 'as in the API', parseAs(PersonName))
  .option('--last-name <name>', 'as in the API', parseAs(PersonName))
  .action(({ json, ...person }: CreateOptions) =>
    run(json, async (ctx) => {
      const { user, link } = await createAdmin(ctx, person);
      const minutes = Math.round(ctx.config.resetPasswordSeconds / 60);
      return {
        json: { user, link },
        lines: [
          `${user.email} is an administrator. Set a password within ${minutes} minutes:`,
          link,
        ],
      };
    }),
  );

const keys = program.command('keys').description('Keys that sign access tokens');
command(
  keys,
  'rotate',
  'Publish a new key; the old one is kept until its tokens have expired',
).action(({ json }: { json: boolean }) =>
  run(json, async (ctx) => {
    const { id, activeFrom, previousRetiresAt } = await rotateSigningKey(ctx);
    return {
      json: { id, activeFrom, previousRetiresAt },
      lines: [
        `The key ${id} is published and signs from ${activeFrom.toISOString()}.`,
        `The one before it verifies until ${previousRetiresAt.toISOString()}.`,
      ],
    };
  }),
);

command(program, 'migrate', 'Bring the database up to date').action(({ json }: { json: boolean }) =>
  run(json, () => Promise.resolve({ json: { ok: true }, lines: ['The database is up to date.'] })),
);

command(program, 'seed', 'Add made-up people who cannot sign in, to see how a large list behaves')
  .requiredOption('--users <number>', 'how many', parseCount)
  .action(({ users, json }: { users: number; json: boolean }) =>
    run(json, async (ctx, env) => {
      if (env.nodeEnv === 'production') {
        throw new EnvError('NODE_ENV is production: made-up people have no place there.');
      }
      const bar = progressBar(users);
      await seedUsers(ctx, users, bar);
      return { json: { users }, lines: [`${users} users were added.`] };
    }),
  );

await program.parseAsync();
