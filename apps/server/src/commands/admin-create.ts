import { createAdmin } from '@rolecall/core/installation/create-admin';
import { Email } from '@rolecall/schemas/email';
import { PersonName } from '@rolecall/schemas/fields';
import { command } from '../command-line/command.ts';
import { option } from '../command-line/parameters.ts';

export const adminCreate = command({
  name: 'admin create',
  summary: 'Create an admin, who sets a password by a link',
  about: 'No email is sent: hand over the link that it prints.',
  reach: 'here',
  parameters: {
    email: option('email', Email, 'their email'),
    firstName: option('name', PersonName.optional(), 'their first name'),
    lastName: option('name', PersonName.optional(), 'their last name'),
  },
  examples: [{ line: 'admin create --email ada@example.com', does: 'Create the first admin' }],
  run: async ({ here }, person) => {
    const { ctx } = await here();
    const { user, link } = await createAdmin(ctx, person);
    const minutes = Math.round(ctx.config.resetPasswordSeconds / 60);
    return {
      json: { user, link },
      lines: [`${user.email} is an admin. Set a password within ${minutes} minutes:`, link],
    };
  },
});
