import { type SuperValidated, superForm } from 'sveltekit-superforms';

/**
 * A form that the server validates. It works without this script; with it, errors appear in place,
 * the first field with an error gets the focus, and a second press of the button is ignored.
 */
export function enhancedForm<T extends Record<string, unknown>>(validated: SuperValidated<T>) {
  return superForm(validated, { resetForm: false, scrollToError: 'auto', onError: 'apply' });
}
