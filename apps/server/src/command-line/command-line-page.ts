import { sharedOptions } from './build-program.ts';
import { type Command, isRequired, type Parameter, spellingOf } from './command.ts';
import { EXIT_CODES } from './exit-codes.ts';

const INTRODUCTION = `<!-- Made from apps/server/src/commands: change those, then \`bun run command-line\` in apps/server. -->

# Command line

\`bun run rolecall\` (or \`npm run rolecall --\`, or the executable \`rolecall\`) manages an installation on the machine it runs on. Below, \`rolecall\` stands for that. \`rolecall --help\` lists the commands, \`rolecall COMMAND --help\` explains one, \`rolecall --version\` prints the version.

- **Where.** A command works on the database that the [settings](settings.md) name, whether a server is running or not. It follows the same rules as the API, sends the same emails, and is in the audit log as the operating-system user on the command line. Emails leave when a server runs.
- **On a running installation.** Commands with \`--url\` also work through the API, from any machine: \`rolecall user list --url https://id.example.com\`. They need an access token of an admin, in the variable \`ROLECALL_TOKEN\` or in a file that \`--token-file\` names. A token is not an option, because other users of a machine can see those. \`POST /api/v1/auth/login\` gives you one, which lives 10 minutes:

  \`\`\`sh
  export ROLECALL_TOKEN=$(curl -s https://id.example.com/api/v1/auth/login -H 'content-type: application/json' \\
    -d '{"email":"ada@example.com","password":"…"}' | jq -r .tokens.accessToken)
  \`\`\`

- **For programs.** With \`--json\`, a command prints one JSON document, or one a line where it prints many things as they come. Errors are JSON on standard error: \`{"error":{"code":"NOT_FOUND","message":"…"}}\`. Use \`bun --silent run rolecall …\`, or \`bun apps/server/src/cli.ts …\`, so that Bun adds no lines of its own.
- **For people.** Colors and progress bars are for terminals only; \`NO_COLOR=1\` turns colors off. What can't be undone asks first. Without a terminal it is refused unless you pass \`--yes\`.`;

/** The page of the documentation that explains every command. */
export function commandLinePage(commands: readonly Command[]): string {
  const exits = Object.values(EXIT_CODES).map(({ code, about }) => `| ${code} | ${about} |`);
  return `${[
    INTRODUCTION,
    ['## Exit codes\n', '| Code | Meaning |', '|---|---|', ...exits].join('\n'),
    '## Commands',
    ...commands.map(section),
  ].join('\n\n')}\n`;
}

function section(command: Command): string {
  const { name, summary, about, examples } = command;
  const usage = [name, ...Object.entries(command.parameters).flatMap(inUsage)].join(' ');
  const rows = [
    ...Object.entries(command.parameters).map(row),
    ...sharedOptions(command).map(cells),
  ];
  const lines = examples.flatMap(({ line, does }) => [`# ${does}`, `rolecall ${line}`]);
  return [
    `### ${name}\n`,
    `${[summary, about].filter(Boolean).join('. ').replace(/\.?$/, '.')}\n`,
    `\`rolecall ${usage}\`\n`,
    '| | |',
    '|---|---|',
    ...rows,
    '',
    '```sh',
    ...lines,
    '```',
  ].join('\n');
}

/** A parameter as usage shows it: only what has to be there. */
function inUsage([name, parameter]: [string, Parameter]): string[] {
  if (!isRequired(parameter)) return [];
  const spelling = spellingOf(name, parameter);
  return [parameter.kind.startsWith('argument') ? `<${spelling}>` : spelling];
}

function row([name, parameter]: [string, Parameter]): string {
  const isNeeded = isRequired(parameter);
  return cells([
    spellingOf(name, parameter),
    isNeeded ? `${parameter.about} (required)` : parameter.about,
  ]);
}

const cells = ([spelling, about]: [string, string]) =>
  `| \`${spelling}\` | ${about.replaceAll('|', '\\|')} |`;
