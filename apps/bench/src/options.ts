import { parseArgs } from 'node:util';
import { isSectionName, SECTION_NAMES, SECTIONS, type SectionName } from './sections.ts';

const ROUNDS = 5;
const QUICK_ROUNDS = 1;

export type Options = {
  sections: SectionName[];
  rounds: number;
  isQuick: boolean;
  check: boolean;
  help: boolean;
};

/** An option that is not one; the message is the one sentence the caller needs. */
export class OptionError extends Error {
  override name = 'OptionError';
}

export const HELP = `Usage: bun run bench [options]

Measures Rolecall beside its peers and the floor, holds it against its bars and writes the figures
to docs/performance.md. A run that leaves something out prints them only.

  --only NAME    measure this section (may be repeated)
  --skip NAME    leave this section out (may be repeated)
  --rounds N     how often each contender has its turn (${ROUNDS})
  --quick        try every step with little in it; the figures mean nothing
  --check        exit with 1 when a bar is missed, with 3 when the machine was busy
  --help         print this

Sections:
${SECTION_NAMES.map((name) => `  ${name.padEnd(14)} ${SECTIONS[name].about}`).join('\n')}`;

/** Reads the command line. @throws OptionError naming what is wrong */
export function readOptions(args: string[]): Options {
  const { only, skip, rounds, quick, check, help } = parse(args);
  const chosen = only.length > 0 ? sectionsOf(only) : SECTION_NAMES;
  const left = new Set(sectionsOf(skip));
  const sections = SECTION_NAMES.filter((name) => chosen.includes(name) && !left.has(name));
  if (sections.length === 0) throw new OptionError('Nothing is left to measure.');
  if (rounds !== undefined && !/^[1-9][0-9]{0,2}$/.test(rounds)) {
    throw new OptionError('--rounds takes a number from 1 to 999.');
  }
  const usual = quick ? QUICK_ROUNDS : ROUNDS;
  return { sections, rounds: Number(rounds ?? usual), isQuick: quick, check, help };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string', multiple: true, default: [] },
        skip: { type: 'string', multiple: true, default: [] },
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}

function sectionsOf(names: string[]): SectionName[] {
  return names.map((name) => {
    if (isSectionName(name)) return name;
    throw new OptionError(`There is no section ${name}: choose from ${SECTION_NAMES.join(', ')}.`);
  });
}
