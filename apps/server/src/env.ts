import { findContradiction } from './find-contradiction.ts';
import { DOMAIN_SETTINGS } from './settings/domain-settings.ts';
import { missingInProduction } from './settings/missing-settings.ts';
import { misspeltSettings } from './settings/misspelt-settings.ts';
import { SERVER_SETTINGS } from './settings/server-settings.ts';
import type { Setting } from './settings/setting.ts';
import { shownValue } from './settings/shown-value.ts';
import { mapSettings, type Values } from './settings/values.ts';

/** The settings, as their rules make them: the process's own, and those of the domain. */
export type Env = Values<typeof SERVER_SETTINGS> & { domain: Values<typeof DOMAIN_SETTINGS> };

type Variables = Record<string, string | undefined>;

/** What the command line takes from the environment besides the settings. */
export type CommandLineEnv = {
  /** The access token that `--url` is called with. */
  token: string | undefined;
  /** Source: no-color.org. */
  noColor: boolean;
};

/** The start cannot go on; the message is the one sentence the operator needs. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/** What a program runs as when nobody says: on this machine alone, with the mails kept here. */
export function defaultToDevelopment(source: Variables = process.env): void {
  source.NODE_ENV ||= 'development';
}

/** Reads what is about the command line alone. */
export function readCommandLineEnv(source: Variables = process.env): CommandLineEnv {
  return {
    token: source.ROLECALL_TOKEN || undefined,
    noColor: Boolean(source.NO_COLOR) || source.TERM === 'dumb',
  };
}

/** Finds variables that look like settings with a typo. @returns a sentence for each */
export function readMisspelt(source: Variables = process.env): string[] {
  return misspeltSettings(Object.keys(source).filter((name) => source[name]));
}

/**
 * Reads the environment, the only place that does. An empty value counts as unset.
 * @param fallback what counts where the environment says nothing
 * @throws EnvError naming what is missing, or each bad variable, what it was and its rule
 */
export function readEnv(fallback: Variables = {}, source: Variables = process.env): Env {
  const textOf = (name: string) => source[name] || fallback[name];
  const mode = textOf('NODE_ENV');
  if (mode === undefined) {
    throw new EnvError(
      'NODE_ENV is missing: set it to production, development or test, for example NODE_ENV=production.',
    );
  }
  const missing =
    mode === 'production' && missingInProduction((name) => textOf(name) !== undefined);
  const problems = missing ? [missing] : [];
  const toValue = (setting: Setting) => {
    const { value, problem } = readSetting(setting, textOf(setting.name));
    if (problem !== undefined) problems.push(problem);
    return value;
  };
  const env = mapSettings(SERVER_SETTINGS, toValue);
  const domain = mapSettings(DOMAIN_SETTINGS, toValue);
  const contradiction = problems.length === 0 && findContradiction({ ...env, domain }, textOf);
  if (contradiction) problems.push(contradiction);
  if (problems.length === 0) return { ...env, domain };
  throw new EnvError([...problems, ...readMisspelt(source)].join(' '));
}

function readSetting(
  setting: Setting,
  given: string | undefined,
): { value?: unknown; problem?: string } {
  const { name, rule, fallback } = setting;
  const text = given ?? fallback;
  if (text === undefined) return {};
  const { data, error } = rule.safeParse(text);
  if (error === undefined) return { value: data };
  const shown = shownValue(setting, text);
  const read = shown === undefined ? '' : `is “${shown}”, but `;
  return { problem: `${name} ${read}${error.issues[0]?.message}.` };
}
