import { findContradiction } from './find-contradiction.ts';
import { DOMAIN_SETTINGS } from './settings/domain-settings.ts';
import { SERVER_SETTINGS } from './settings/server-settings.ts';
import type { Setting } from './settings/setting.ts';
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

/**
 * Reads the environment, the only place that does. An empty value counts as unset.
 * @param fallback what counts where the environment says nothing
 * @throws EnvError naming the first bad variable, the rule and an example
 */
export function readEnv(fallback: Variables = {}, source: Variables = process.env): Env {
  const textOf = (name: string) => source[name] || fallback[name];
  const mode = textOf('NODE_ENV');
  if (mode === undefined) {
    throw new EnvError(
      'NODE_ENV is missing: set it to production, development or test, for example NODE_ENV=production.',
    );
  }
  const isProduction = mode === 'production';
  const toValue = (setting: Setting) => read(setting, textOf(setting.name), isProduction);
  const env = mapSettings(SERVER_SETTINGS, toValue);
  const domain = mapSettings(DOMAIN_SETTINGS, toValue);
  const contradiction = findContradiction({ ...env, domain }, (name) => textOf(name) !== undefined);
  if (contradiction !== undefined) throw new EnvError(contradiction);
  return { ...env, domain };
}

function read(
  { name, rule, fallback, required }: Setting,
  given: string | undefined,
  isProduction: boolean,
): unknown {
  const text = given ?? fallback;
  if (text === undefined && required === 'in production' && isProduction) {
    throw new EnvError(`${name} is missing: it is required in production. See .env.example.`);
  }
  if (text === undefined && required !== 'always') return undefined;
  const { data, error } = rule.safeParse(text);
  if (error !== undefined) throw new EnvError(`${name} ${error.issues[0]?.message}.`);
  return data;
}
