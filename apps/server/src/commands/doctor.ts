import { Email } from '@rolecall/schemas/email';
import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { EXIT_CODES } from '../command-line/exit-codes.ts';
import { option } from '../command-line/parameters.ts';
import { plainText } from '../command-line/plain-text.ts';
import type { Terminal } from '../command-line/terminal.ts';
import type { Finding } from '../doctor/finding.ts';

const Url = z.url({ protocol: /^https?$/, error: 'Enter a URL like https://id.example.com.' });
const COLORS = { ok: 'green', warning: 'yellow', fails: 'red' } as const;

export const doctor = command({
  name: 'doctor',
  summary: 'Check the installation, and say how to fix what is wrong',
  about:
    'Checks the settings, database and schema, keys, admins, emails, disk and, where they are set, the trace collector and the age of backups. Exits with 1 if something fails; warnings don’t count.',
  reach: 'here',
  parameters: {
    mailTo: option('email', Email.optional(), 'send a test email there'),
    url: option(
      'url',
      Url.optional(),
      'also check the public URL, its clock and the proxy settings',
    ),
  },
  examples: [
    { line: 'doctor', does: 'Check this machine' },
    {
      line: 'doctor --url https://id.example.com --mail-to you@example.com',
      does: 'Check the public URL, and send yourself an email',
    },
  ],
  run: async ({ here, terminal }, input) => {
    const { examine } = await import('../doctor/examine.ts');
    const findings: Finding[] = [];
    for await (const finding of examine(input, here)) {
      findings.push(finding);
      if (!terminal.isJson)
        await terminal.print({ json: finding, lines: linesOf(finding, terminal) });
    }
    const isOk = findings.every(({ level }) => level !== 'fails');
    return {
      json: { ok: isOk, findings },
      lines: [],
      exitCode: isOk ? EXIT_CODES.done.code : EXIT_CODES.refused.code,
    };
  },
});

function linesOf({ check, level, says, fix }: Finding, { paint }: Terminal): string[] {
  const line = `${paint(COLORS[level], level.padEnd(7))}  ${check.padEnd(11)}  ${plainText(says)}`;
  return fix === undefined ? [line] : [line, `${' '.repeat(22)}${paint('bold', 'Fix:')} ${fix}`];
}
