/** The field in which a form brings what had to be typed first. */
export const TYPED_FIELD = 'typed';

/** Whether what had to be typed was typed; capitals, width and spaces around it do not matter. */
export function isTyped(asked: string, typed: unknown): boolean {
  return typeof typed === 'string' && inOneForm(typed) === inOneForm(asked);
}

const inOneForm = (text: string) => text.trim().normalize('NFKC').toLowerCase();
