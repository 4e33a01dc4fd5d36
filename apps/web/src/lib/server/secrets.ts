import type { SuperValidated } from 'sveltekit-superforms';

/**
 * Hands over what a form brought and takes the passwords out of the form, which travels back into
 * the page: what somebody typed as a password is never written into HTML.
 * @param secrets the names of the fields that hold passwords
 */
export function takeInput<T extends Record<string, unknown>>(
  form: SuperValidated<T>,
  ...secrets: (keyof T & string)[]
): T {
  const input = form.data;
  form.data = { ...input, ...Object.fromEntries(secrets.map((name) => [name, ''])) };
  return input;
}
