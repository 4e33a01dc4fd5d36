import { Command as Program } from 'commander';
import { VERSION } from '../version.ts';
import { type Command, isRequired, spellingOf } from './command.ts';
import { helpAfter } from './help-text.ts';
import type { Place } from './site.ts';

/** What every command can be given, and those that reach further or destroy something. */
type SharedOptions = Place & { yes?: boolean };

export type RunCommand = (
  command: Command,
  given: Record<string, unknown>,
  shared: SharedOptions,
) => Promise<void>;

/** The first words of commands with two, and what they are about. */
export type Groups = Record<string, string>;

const HELP_COMMAND = ['help [command]', 'explain a command'] as const;

/**
 * The parser of the command line: it knows every command, explains each, and ends nothing itself.
 * @param run called with the command that was asked for, and what it was given
 */
export function buildProgram(commands: readonly Command[], groups: Groups, run: RunCommand) {
  const program = new Program('rolecall')
    .description(
      'Manages a Rolecall installation. Without a command, the executable starts the server.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command, with examples')
    .helpCommand(...HELP_COMMAND)
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const parents = new Map<string, Program>();
  const parentOf = (words: string[]): Program => {
    const [group] = words;
    if (words.length === 1 || group === undefined) return program;
    // A command can have others below it, as `import` has `import undo`.
    const known = parents.get(group) ?? program.commands.find((one) => one.name() === group);
    const added = () => program.command(group).description(groups[group] ?? '');
    const parent = (known ?? added()).helpCommand(...HELP_COMMAND);
    parents.set(group, parent);
    return parent;
  };
  for (const command of commands) {
    const words = command.name.split(' ');
    addParameters(parentOf(words).command(words.at(-1) ?? ''), command).action(
      (...received: unknown[]) => {
        const [options, values] = [received.at(-2), received.slice(0, -2)];
        return run(command, given(command, values, asOptions(options)), asOptions(options));
      },
    );
  }
  return program;
}

function addParameters(program: Program, command: Command): Program {
  program.description([command.summary, command.about].filter(Boolean).join('.\n\n'));
  program.summary(command.summary);
  for (const [name, parameter] of Object.entries(command.parameters)) {
    const spelling = spellingOf(name, parameter);
    const needed = isRequired(parameter);
    if (parameter.kind.startsWith('argument')) {
      program.argument(needed ? `<${spelling}>` : `[${spelling}]`, parameter.about);
    } else if (needed) program.requiredOption(spelling, parameter.about);
    else program.option(spelling, parameter.about);
  }
  for (const [flags, about] of sharedOptions(command)) program.option(flags, about);
  return program.addHelpText('after', helpAfter(command));
}

/** The options that a command has because of what it is. */
export function sharedOptions({ asksFirst, reach }: Command): [flags: string, about: string][] {
  const yes: [string, string][] = [['-y, --yes', 'do not ask first']];
  const remote: [string, string][] = [
    ['--url <url>', 'work on a running Rolecall, such as https://id.example.com'],
    ['--token-file <file>', 'a file with an access token for --url (else ROLECALL_TOKEN)'],
  ];
  return [
    ...(asksFirst ? yes : []),
    ...(reach === 'anywhere' ? remote : []),
    ['--json', 'print JSON, for programs'],
  ];
}

/** The words in their order, and the options, by the name of their parameter. */
function given({ parameters }: Command, values: unknown[], options: Record<string, unknown>) {
  const words = Object.entries(parameters).filter(([, { kind }]) => kind.startsWith('argument'));
  return { ...options, ...Object.fromEntries(words.map(([name], index) => [name, values[index]])) };
}

/** Commander hands over the options by name, as `addParameters` declared them. */
const asOptions = (options: unknown) => options as SharedOptions & Record<string, unknown>;
