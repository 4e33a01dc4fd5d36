import type { Component } from 'svelte';
import type { SubmitFunction } from '$app/forms';

/** One line of a menu: a link, a form action, a dialog to open, or something a script does. */
export type MenuItem = {
  label: string;
  icon?: Component<{ class?: string }>;
  tone?: 'neutral' | 'danger';
  /** Why it cannot be used now; said below its label. */
  disabled?: string | undefined;
  /** A line above sets it apart from what comes before. */
  separated?: boolean;
} & (
  | { href: string }
  | {
      /** Where the form is posted to. */
      action: string;
      fields?: Record<string, string>;
      enhance?: SubmitFunction;
    }
  | {
      /** The id of a dialog on this page. */
      opens: string;
    }
  | { onselect: () => void }
);
