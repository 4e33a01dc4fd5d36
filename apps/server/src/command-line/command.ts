import type { z } from 'zod';
import { either } from '../either.ts';
import { CommandLineError } from './command-line-error.ts';
import type { Site } from './site.ts';
import type { Outcome } from './terminal.ts';

/** What a command is given: a word after its name, all words that are left, or an option. */
export type Parameter<T = unknown> = {
  kind: 'argument' | 'arguments' | 'option' | 'flag';
  /** What it may be. Where it takes `undefined`, the parameter can be left out. */
  field: z.ZodType<T>;
  about: string;
  /** What help calls the value. */
  value: string;
};

type Parameters = Record<string, Parameter>;

type InputOf<P extends Parameters> = {
  [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

type Definition<P extends Parameters> = {
  /** Its words after `rolecall`, such as `user set-role`. */
  name: string;
  /** A line that begins with a verb. */
  summary: string;
  /** What else there is to know, in full sentences. */
  about?: string;
  /** Whether it can be run on another machine, through the API. */
  reach: 'anywhere' | 'here';
  /** Whether what it does cannot be undone: then it asks first, see `Terminal.confirm`. */
  asksFirst?: true;
  /** By name; an option is spelled with dashes. Left out where it takes nothing. */
  parameters?: P;
  examples: readonly { line: string; does: string }[];
  run: (site: Site, input: InputOf<P>) => Promise<Outcome | undefined>;
};

export type Command = Omit<Definition<Parameters>, 'run' | 'parameters'> & {
  parameters: Parameters;
  /** Reads what it was given and runs it. @throws CommandLineError USAGE */
  run: (site: Site, given: Record<string, unknown>) => Promise<Outcome | undefined>;
};

/** Declares a command: what it is called, what it takes, how help explains it, and what it runs. */
export function command<P extends Parameters = Record<never, never>>(
  definition: Definition<P>,
): Command {
  const { run, parameters } = definition;
  return {
    ...definition,
    parameters: parameters ?? {},
    run: (site, given) => run(site, readInput(parameters, given)),
  };
}

/** How a parameter is spelled on the command line. */
export function spellingOf(name: string, { kind, value }: Parameter): string {
  if (kind === 'argument') return value;
  if (kind === 'arguments') return `${value}...`;
  const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return kind === 'flag' ? flag : `${flag} <${value}>`;
}

/** Whether a parameter has to be there. */
export function isRequired({ field }: Parameter): boolean {
  return !field.safeParse(undefined).success;
}

function readInput<P extends Parameters>(
  parameters: P | undefined,
  given: Record<string, unknown>,
): InputOf<P> {
  const values = Object.entries(parameters ?? {}).map(([name, parameter]) => {
    const { success, data, error } = parameter.field.safeParse(given[name]);
    if (success) return [name, data];
    const [flag] = spellingOf(name, parameter).split(' ');
    throw new CommandLineError('USAGE', `${flag}: ${sentenceOf(error.issues[0])}`);
  });
  return asInput(Object.fromEntries(values));
}

/** What is wrong, as a person says it: zod lists words in a notation of its own. */
function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  return issue?.code === 'invalid_value'
    ? `Use ${choiceOf(issue.values.map(String))}.`
    : (issue?.message ?? '');
}

/** The values to choose from; of very many, some to go by. */
function choiceOf(values: string[]): string {
  if (values.length > 10) {
    return `one of ${values.length} values, such as ${values.slice(0, 3).join(', ')}`;
  }
  return either(values);
}

/** Every parameter has the value that its own field made. */
const asInput = <P extends Parameters>(values: unknown) => values as InputOf<P>;
