/** The field in which a form brings what had to be typed first. */
export const TYPED_FIELD = 'typed';

/** Whether what had to be typed was typed; capitals and spaces around it do not matter. */
export function isTyped(asked: string, typed: unknown): boolean {
  return typeof typed === 'string' && typed.trim().toLowerCase() === asked.toLowerCase();
}
