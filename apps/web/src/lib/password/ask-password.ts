import { mount, unmount } from 'svelte';
import type { Refusal } from '../post-json.ts';
import { onFirstUseTexts } from '../texts/on-first-use.ts';
import { toast } from '../ui/toast.ts';

/**
 * Asks for the password that something waits for, where one is, and goes on with it.
 * @param label what is done then: the verb
 * @param send does it; a refusal is said at the password, which can be given again
 * @returns what came of it; nothing when the person did not want to
 */
export async function askPassword<T extends object>(
  label: string,
  send: (password: string) => Promise<T | Refusal>,
): Promise<T | undefined> {
  const loaded = await import('./password-dialog.svelte').catch(() => undefined);
  if (!loaded) {
    void toast(onFirstUseTexts.notLoaded, { tone: 'danger' });
    return undefined;
  }
  return new Promise((resolve) => {
    const finish = async (result?: T) => {
      resolve(result);
      await unmount(dialog);
    };
    const dialog = mount(loaded.default, {
      target: document.body,
      props: {
        label,
        onclose: () => finish(),
        onpassword: async (password: string) => {
          const response = await send(password);
          if ('code' in response) return response.message;
          await finish(response);
          return undefined;
        },
      },
    });
  });
}
