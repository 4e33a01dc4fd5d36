import { hasAdmin } from '@rolecall/core/installation/has-admin';
import { hasDemo } from '@rolecall/core/installation/seed-demo';
import { measureMailQueue } from '@rolecall/core/mail/measure-mail-queue';
import { counted } from '@rolecall/schemas/counted';
import type { Here } from '../command-line/open-here.ts';
import { type Env, EnvError } from '../env.ts';
import { type Finding, fails, ok, warning } from './finding.ts';

/** A mail leaves within seconds while a server runs. */
const MAIL_LATE_SECONDS = 600;

const DEMO_FOUND =
  'The database has demo users, whose password is public. No server starts on it in production.';

/** What only the opened installation knows: its keys, who can administer it, and its outbox. */
export async function checkInstallation(open: () => Promise<Here>): Promise<Finding[]> {
  try {
    const { ctx, env } = await open();
    const keys = ctx.keys.jwks(ctx.now()).keys.length;
    const isManaged = await hasAdmin(ctx, ctx.readConsistent);
    return [
      ok('keys', `SECRET_KEY is right. ${counted(keys, 'public key')} to verify access tokens.`),
      isManaged
        ? ok('admins', 'An admin can sign in.')
        : fails(
            'admins',
            'No admin can sign in.',
            'Run `rolecall admin create --email …`, or open the setup link that the server prints.',
          ),
      ...(await checkDemo(ctx, env)),
      ...(await checkOutbox(ctx)),
    ];
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    const isKey = error.message.startsWith('SECRET_KEY');
    return [
      isKey
        ? fails('keys', error.message, 'Set the SECRET_KEY that is kept with your backups.')
        : fails('start', error.message, 'See docs/settings.md.'),
    ];
  }
}

async function checkDemo({ readConsistent }: Here['ctx'], { nodeEnv }: Env): Promise<Finding[]> {
  if (!(await hasDemo(readConsistent))) return [];
  const level = nodeEnv === 'production' ? fails : warning;
  return [level('demo', DEMO_FOUND, 'Set DATABASE_URL to another database for production.')];
}

async function checkOutbox(ctx: Here['ctx']): Promise<Finding[]> {
  const { queued, retrying, failed, oldestSeconds } = await measureMailQueue(ctx);
  const waiting = queued + retrying;
  const findings: Finding[] = [];
  if (oldestSeconds > MAIL_LATE_SECONDS) {
    const says = `${counted(waiting, 'email')} queued, the oldest for ${counted(Math.round(oldestSeconds / 60), 'minute')}.`;
    findings.push(warning('outbox', says, 'Check that a server runs, and /admin/mail for why.'));
  }
  if (failed > 0) {
    const says = `${counted(failed, 'email')} couldn’t be sent.`;
    findings.push(warning('outbox', says, 'See /admin/mail for why.'));
  }
  return findings.length > 0
    ? findings
    : [ok('outbox', `${counted(waiting, 'email')} queued, none for long.`)];
}
