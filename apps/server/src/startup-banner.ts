import { DEMO_ADMIN, DEMO_PASSWORD } from '@rolecall/core/installation/seed-demo';
import { REST_BASE } from '@rolecall/schemas/rest-base';
import { VERSION } from './version.ts';

type Facts = {
  appUrl: string;
  hasWeb: boolean;
  hasMailbox: boolean;
  /** Lets someone become the first admin; absent when one can sign in. */
  setupToken: string | undefined;
  isDemo: boolean;
  setupMinutes: number;
  /** What the operator may not have meant, a sentence each. */
  warnings: string[];
};

/** What the operator reads when the server is up. */
export function startupBanner(facts: Facts): string {
  const { appUrl, setupToken } = facts;
  const lines = [
    '',
    `  Rolecall ${VERSION} is running.`,
    '',
    ...(facts.hasWeb ? [`  Web    ${appUrl}`] : []),
    `  tRPC   ${appUrl}/trpc`,
    `  REST   ${appUrl}${REST_BASE}  (described at ${appUrl}/openapi.json)`,
    ...(facts.hasMailbox ? [`  Mail   ${appUrl}/dev/mail  (kept here, nothing is sent)`] : []),
  ];
  if (facts.isDemo) lines.push('', `  Demo   sign in as ${DEMO_ADMIN} with “${DEMO_PASSWORD}”`);
  if (setupToken !== undefined) {
    lines.push(
      '',
      `  No admin can sign in yet. Become one within ${facts.setupMinutes} minutes:`,
      `  ${appUrl}/setup#${setupToken}`,
    );
  }
  for (const warning of facts.warnings) lines.push('', `  Warning: ${warning}`);
  return `${lines.join('\n')}\n`;
}
