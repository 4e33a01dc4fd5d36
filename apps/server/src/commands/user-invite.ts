import { type RolecallApi, RolecallError } from '@rolecall/client';
import { Email } from '@rolecall/schemas/email';
import { Role } from '@rolecall/schemas/permissions';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { EXIT_CODES } from '../command-line/exit-codes.ts';
import { option, restArguments } from '../command-line/parameters.ts';

const Emails = z.array(Email).min(1).max(100, 'Invite at most 100 people at once.');

export const userInvite = command({
  name: 'user invite',
  summary: 'Invite people by email',
  about: 'Each gets an email with a link to choose a password, which also verifies their email.',
  reach: 'anywhere',
  parameters: {
    emails: restArguments('email', Emails, 'their emails, at most 100'),
    role: option(
      'role',
      Role.default('user'),
      `${Role.options.join(' or ')}; user if you leave it out`,
    ),
  },
  examples: [
    { line: 'user invite ada@example.com grace@example.com', does: 'Invite two people' },
    { line: 'user invite ada@example.com --role admin', does: 'Invite an admin' },
  ],
  run: async ({ api: open, terminal }, { emails, role }) => {
    const api = await open();
    const progress = terminal.progress(emails.length);
    const results = [];
    for (const email of new Set(emails)) {
      results.push(await invite(api, email, role));
      progress(results.length);
    }
    const isRefused = results.some(({ error }) => error !== undefined);
    return {
      json: { results },
      lines: results.map(({ email, error }) =>
        error === undefined ? `${email}: invited` : `${email}: ${error.message}`,
      ),
      exitCode: isRefused ? EXIT_CODES.refused.code : EXIT_CODES.done.code,
    };
  },
});

/** Invites one of many: whoever cannot be invited does not keep the others from it. */
async function invite(api: RolecallApi, email: string, role: Role) {
  try {
    return { email, user: await api.admin.users.create.mutate({ email, role }) };
  } catch (error) {
    if (!(error instanceof RolecallError) || error.code !== 'EMAIL_TAKEN') throw error;
    const { code, message } = error;
    return { email, error: { code, message } };
  }
}
