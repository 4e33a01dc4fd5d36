import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import { askSecret } from './ask-secret.ts';
import { CommandLineError } from './command-line-error.ts';
import { plainLines } from './plain-text.ts';
import { progressBar } from './progress-bar.ts';

/** What a command found or did: for people as lines, for programs as JSON. */
export type Outcome = {
  lines: readonly string[];
  json: unknown;
  /** Where it is not 0 although the command did what it is for. */
  exitCode?: number;
};

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';

type Options = {
  /** Whether a program reads it. */
  isJson: boolean;
  /** Whether what asks first was agreed to beforehand. */
  isAgreed: boolean;
  /** Whether a person who wants no colours watches. */
  noColor: boolean;
};

export type Terminal = ReturnType<typeof createTerminal>;

/** Who started the command, a person or a program, and how to talk to them. */
export function createTerminal({ isJson, isAgreed, noColor }: Options) {
  const painter = (isTerminal: boolean) => (style: Style, text: string) =>
    isTerminal && !noColor ? styleText(style, text) : text;
  const canAnswer = process.stdin.isTTY && process.stderr.isTTY;
  /** @throws CommandLineError CONFIRMATION_REQUIRED where no one can be asked */
  const assertCanConfirm = () => {
    if (isAgreed || canAnswer) return;
    throw new CommandLineError(
      'CONFIRMATION_REQUIRED',
      'This command asks for confirmation, but there is no terminal. Pass --yes.',
    );
  };
  return {
    isJson,
    /** Paints what goes to standard output. */
    paint: painter(process.stdout.isTTY && !isJson),
    /** Paints what goes to standard error. */
    paintError: painter(process.stderr.isTTY && !isJson),
    /** Prints an outcome, or one of many as they come; waits for who reads them more slowly. */
    print: async ({ lines, json }: Outcome) => {
      const text = isJson ? JSON.stringify(json) : plainLines(lines.join('\n'));
      if (text !== '' && !process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
    },
    /** Says something beside the outcome, to a person. */
    note: (text: string) => {
      if (!isJson) process.stderr.write(`${plainLines(text)}\n`);
    },
    /** Shows how far long work is, to a person. */
    progress: (total: number) => progressBar(isJson ? undefined : total),
    /** Asks for a password without showing it; a script passes it as the first line of its input. */
    askSecret,
    assertCanConfirm,
    /**
     * Asks whether to go on, unless that was said beforehand.
     * @throws CommandLineError CANCELLED, CONFIRMATION_REQUIRED
     */
    confirm: async (question: string) => {
      if (isAgreed) return;
      assertCanConfirm();
      if (/^y(?:es)?$/i.test((await ask(`${plainLines(question)} [y/N] `)).trim())) return;
      throw new CommandLineError('CANCELLED', 'Nothing was changed.');
    },
  };
}

/** What someone types; nothing where they end the input instead. */
async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await Promise.race([
    prompt.question(question).catch(() => ''),
    once(prompt, 'close').then(() => ''),
  ]);
  prompt.close();
  return answer;
}
