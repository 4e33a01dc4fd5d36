import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';
import type { Env } from '../env.ts';
import { type Finding, ok, warning } from './finding.ts';

/**
 * What the settings say that works, and is still not what most want.
 * @param misspelt a sentence for each variable that looks like a misspelt setting
 */
export function checkEnvironment(env: Env, misspelt: string[]): Finding[] {
  const { nodeEnv, appUrl, trustProxy } = env;
  const isPublic = appUrl !== undefined && !isLoopbackHost(new URL(appUrl).host);
  return [
    ok('environment', `All settings are valid. NODE_ENV is ${nodeEnv}.`),
    ...misspelt.map((says) =>
      warning('environment', says, 'Rename it: as it is, it has no effect.'),
    ),
    ...(isPublic && nodeEnv !== 'production'
      ? [
          warning(
            'environment',
            `APP_URL is ${appUrl}, and NODE_ENV is ${nodeEnv}.`,
            'Set NODE_ENV=production where others can reach it.',
          ),
        ]
      : []),
    ...(isPublic && trustProxy === 'none'
      ? [
          warning(
            'proxy',
            'APP_URL is public, and TRUST_PROXY is none: behind a proxy, all clients count as one.',
            'Set TRUST_PROXY to fly, or to the number of your proxies that append to X-Forwarded-For.',
          ),
        ]
      : []),
  ];
}
