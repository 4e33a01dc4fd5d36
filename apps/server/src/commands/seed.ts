import { seedUsers } from '@rolecall/core/installation/seed-users';
import { counted } from '@rolecall/schemas/counted';
import { command } from '../command-line/command.ts';
import { countUpTo, option } from '../command-line/parameters.ts';
import { EnvError } from '../env.ts';

export const seed = command({
  name: 'seed',
  summary: 'Add test users who can’t sign in, to try a large list',
  about: 'Not in production.',
  reach: 'here',
  parameters: { users: option('number', countUpTo(9_999_999), 'how many') },
  examples: [{ line: 'seed --users 10000', does: 'Add ten thousand users' }],
  run: async ({ here, terminal }, { users }) => {
    const { ctx, env } = await here();
    if (env.nodeEnv === 'production') {
      throw new EnvError('NODE_ENV is production: test users can’t be added there.');
    }
    await seedUsers(ctx, users, terminal.progress(users));
    return { json: { users }, lines: [`${counted(users, 'user')} added.`] };
  },
});
