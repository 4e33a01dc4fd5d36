import type { Component } from 'svelte';
import type { SubmitFunction } from '$app/forms';

/** One line of a menu: a link, a form action, or something a script does. */
export type MenuItem = {
  label: string;
  icon?: Component<{ class?: string }>;
  tone?: 'neutral' | 'danger';
  /** A line above sets it apart from what comes before. */
  separated?: boolean;
} & (
  | {
      href: string;
      /** It is not a page of this app: the browser asks for it itself. */
      isOutside?: boolean;
    }
  | {
      /** Where the form is posted to. */
      action: string;
      fields?: Record<string, string>;
      enhance?: SubmitFunction;
    }
  | { onselect: () => void }
);
