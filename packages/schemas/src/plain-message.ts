import type { z } from 'zod';

const TYPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
const FORMATS: Record<string, string> = {
  email: 'Enter an email such as ada@example.com.',
  date: 'Enter a date such as 2026-11-21.',
  datetime: 'Enter a date and time such as 2026-11-21T09:30:00Z.',
  url: 'Enter a URL such as https://example.com.',
};
/** What is counted of a value that is too long or too short. */
const COUNTED: Record<string, string> = { string: ' characters', array: ' entries' };
const CHOICES_SHOWN = 20;

/**
 * What is wrong with a value, as a sentence, where its schema says nothing of its own: given to
 * `safeParse` as `error`, so that no message of the library reaches a page or a response.
 */
export function plainMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is required.';
      return `This must be ${TYPES[issue.expected] ?? 'of another type'}.`;
    case 'invalid_value':
      return issue.values.length > CHOICES_SHOWN
        ? 'This is not one of the values allowed.'
        : `Choose one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `Use at most ${issue.maximum}${COUNTED[issue.origin] ?? ''}.`;
    case 'too_small':
      return `Use at least ${issue.minimum}${COUNTED[issue.origin] ?? ''}.`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not in the right format.';
    case 'unrecognized_keys':
      return 'Unknown field.';
    default:
      return 'This value is not valid.';
  }
}
