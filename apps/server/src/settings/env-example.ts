import type { Setting } from './setting.ts';
import type { Groups } from './values.ts';

const WIDTH = 100;

const INTRODUCTION = `Made from apps/server/src/settings.ts. Put yours in a file .env beside this one, or into the environment. \`npm start\` needs none: it makes its own secret and keeps everything under ./data. Production needs those marked so. Durations are a number and s, m, h or d: 90s, 10m, 12h, 7d.`;

/** The text of `.env.example`: every setting, commented out, with what there is to know of it. */
export function envExample(groups: Groups): string {
  const sections = Object.entries(groups).map(([title, settings]) =>
    [`# --- ${title} ---`, ...Object.values(settings).map(entry)].join('\n\n'),
  );
  return `${[comment(INTRODUCTION), ...sections].join('\n\n')}\n`;
}

function entry(setting: Setting): string {
  const text = `${requirement(setting)}${setting.about}${defaultOf(setting)}`;
  return `${comment(text)}\n#${setting.name}=${setting.example}`;
}

function requirement({ required }: Setting): string {
  if (required === undefined) return '';
  return required === 'always' ? 'Required. ' : 'Required in production. ';
}

function defaultOf({ required, unset }: Setting): string {
  if (unset === '') return '';
  return required === undefined ? ` Default: ${unset}.` : ` Default elsewhere: ${unset}.`;
}

/** A text as comment lines of at most WIDTH characters; what is in backticks stays in one. */
function comment(text: string): string {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.match(/`[^`]*`\S*|\S+/g) ?? []) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\n');
}
