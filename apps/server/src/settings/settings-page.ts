import type { Setting } from './setting.ts';
import type { Groups } from './values.ts';

const INTRODUCTION = `<!-- Made from apps/server/src/settings.ts: change that, then \`bun run settings\` in apps/server. -->

# Settings

Every setting is a variable of the environment; a file \`.env\` in the root folder works, too, and [.env.example](../.env.example) is one to copy. An empty value counts as unset. A bad or missing value stops the start with a sentence that names the variable and, unless it may be secret, shows what it was. A variable that looks like a misspelt setting gets a warning.

Durations are a number and \`s\`, \`m\`, \`h\` or \`d\`: \`90s\`, \`10m\`, \`12h\`, \`7d\`.`;

/** The page of the documentation that lists every setting. */
export function settingsPage(groups: Groups): string {
  const sections = Object.entries(groups).map(([title, settings]) =>
    [
      `## ${title}\n`,
      '| Variable | Default | Description |',
      '|---|---|---|',
      ...Object.values(settings).map(row),
    ].join('\n'),
  );
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function row(setting: Setting): string {
  return `| \`${setting.name}\` | ${cell(defaultCell(setting))} | ${cell(setting.about)} |`;
}

function defaultCell({ required, fallback, unset }: Setting): string {
  if (required === 'always') return '**required**';
  if (required === 'in production') return `**required in production**; elsewhere ${unset}`;
  if (fallback === undefined) return unset;
  return fallback === '' ? 'none' : `\`${fallback}\``;
}

/** What would end a cell, or start HTML, does not. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
