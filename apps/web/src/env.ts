import { DEFAULT_PASSWORD_MIN_LENGTH } from '@rolecall/schemas/bounds';
import { defineEnvVars } from '@sveltejs/kit/env';

export const variables = defineEnvVars({
  API_URL: {
    description: 'Where the API answers when it runs as a process of its own.',
    schema: (value: string | undefined) => {
      const url = value || 'http://localhost:3001';
      if (!URL.canParse(url)) {
        throw new Error('API_URL must be a URL like http://localhost:3001');
      }
      return url.replace(/\/+$/, '');
    },
  },
  EMAIL_VERIFICATION: {
    description: 'Whether an email has to be verified before sign-in, as the API has it.',
    public: true,
    schema: (value: string | undefined) => value || 'optional',
  },
  LOCAL_MAILBOX: {
    description: 'Set where emails are kept and not sent, as in development.',
    public: true,
    schema: (value: string | undefined) => value || '',
  },
  REGISTRATION: {
    description: 'Who can create accounts, as the API has it.',
    public: true,
    schema: (value: string | undefined) => value || 'open',
  },
  PASSWORD_MIN_LENGTH: {
    description: 'The fewest characters a password may have, as the API has it.',
    public: true,
    schema: (value: string | undefined) => Number(value || DEFAULT_PASSWORD_MIN_LENGTH),
  },
});
