import { z } from 'zod';

const PAIRS_RULE =
  'must be NAME=VALUE pairs separated by commas, for example api-key=abc,team=accounts';

function pairOf(text: string): [string, string] | undefined {
  const [, name, value] = /^\s*([\w.*/-]+)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
  if (name === undefined || value === undefined) return undefined;
  try {
    return [name, decodeURIComponent(value)];
  } catch {
    return undefined;
  }
}

/** `name=value` pairs as OpenTelemetry's variables have them. Source: W3C Baggage, §3.3.1. */
export const Pairs = z.string().transform((text, ctx): Record<string, string> => {
  const pairs = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(pairOf);
  const known = pairs.filter((pair) => pair !== undefined);
  if (known.length < pairs.length) ctx.addIssue(PAIRS_RULE);
  return Object.fromEntries(known);
});

/** A share of a whole. */
export const Ratio = z
  .string()
  .regex(/^(?:0?\.\d{1,9}|[01](?:\.0+)?)$/, 'must be a number from 0 to 1, for example 0.1')
  .transform(Number);
