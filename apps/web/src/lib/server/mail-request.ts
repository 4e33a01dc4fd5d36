import type { Email } from '@rolecall/schemas/email';
import type { RequestEvent } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { z } from 'zod';
import { failForm, failInvalid } from './api-error.ts';

type MailRequest = z.ZodObject<{ email: typeof Email }, z.core.$strict>;

/**
 * The page of a form that asks for a mail to an address. It says the same whether or not the
 * address is known. Source: OWASP Forgot Password Cheat Sheet.
 * @param answer what the page says once the form was sent
 */
export function mailRequest(
  schema: MailRequest,
  ask: (event: RequestEvent, input: z.infer<MailRequest>) => Promise<unknown>,
  answer: string,
) {
  const adapter = zod4(schema);
  return {
    load: async () => ({ form: await superValidate(adapter) }),
    actions: {
      default: async (event: RequestEvent) => {
        const form = await superValidate(event, adapter);
        if (!form.valid) return failInvalid(form);
        try {
          await ask(event, form.data);
        } catch (error) {
          return failForm(form, error);
        }
        return message(form, answer);
      },
    },
  };
}
