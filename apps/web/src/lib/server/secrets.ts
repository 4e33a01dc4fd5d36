import type { SuperValidated } from 'sveltekit-superforms';

/**
 * Takes a password out of a form, which travels back into the page, and hands it over.
 * What somebody typed as a password is never written into HTML.
 */
export function takePassword<T extends { password: string }>(form: SuperValidated<T>): string {
  const { password } = form.data;
  form.data.password = '';
  return password;
}
