/** How buttons and the links that look like them are coloured. */
export const BUTTON_VARIANTS = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line bg-surface text-ink hover:bg-subtle',
  danger: 'border-line bg-surface text-danger hover:bg-danger-soft',
  /** The last step before something is gone. */
  destroy: 'border-transparent bg-danger text-on-danger hover:bg-danger-strong',
  /** Beside text, where a frame would be too much. */
  link: 'border-transparent text-accent hover:bg-subtle',
};
export type ButtonVariant = keyof typeof BUTTON_VARIANTS;

export const BUTTON_SIZES = {
  md: 'min-h-9 rounded-lg px-3.5',
  sm: 'min-h-8 rounded-md px-2.5 text-sm',
};
export type ButtonSize = keyof typeof BUTTON_SIZES;

/** A button that is an icon. */
export const ICON_BUTTON =
  'inline-flex shrink-0 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink aria-expanded:bg-subtle aria-expanded:text-ink motion-safe:transition-colors';
