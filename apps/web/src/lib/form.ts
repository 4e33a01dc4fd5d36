import { type SuperValidated, superForm } from 'sveltekit-superforms';

/**
 * A form that the server validates. It works without this script; with it, errors appear in place,
 * the first field with an error gets the focus, and a second press of the button is ignored.
 * @param onundoable called with the request that saved it, when that can be taken back
 */
export function enhancedForm<T extends Record<string, unknown>>(
  validated: SuperValidated<T>,
  onundoable?: (undo: string) => void,
) {
  return superForm(validated, {
    resetForm: false,
    scrollToError: 'auto',
    onError: 'apply',
    onResult: ({ result }) => {
      const undo: unknown = result.type === 'success' ? result.data?.undo : undefined;
      if (typeof undo === 'string') onundoable?.(undo);
    },
  });
}
