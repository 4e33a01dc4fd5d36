import { rotateSigningKey } from '@rolecall/core/installation/rotate-signing-key';
import { command } from '../command-line/command.ts';

export const keysRotate = command({
  name: 'keys rotate',
  summary: 'Publish a new key; the old one is kept until its tokens have expired',
  about:
    'No one is signed out. Running servers publish the new key within a minute and sign with it after five.',
  reach: 'here',
  examples: [{ line: 'keys rotate', does: 'Change the key that signs access tokens' }],
  run: async ({ here }) => {
    const { ctx } = await here();
    const { id, activeFrom, previousRetiresAt } = await rotateSigningKey(ctx);
    return {
      json: { id, activeFrom, previousRetiresAt },
      lines: [
        `The key ${id} is published and signs from ${activeFrom.toISOString()}.`,
        `The one before it verifies until ${previousRetiresAt.toISOString()}.`,
      ],
    };
  },
});
