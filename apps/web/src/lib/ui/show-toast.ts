import { mount, tick } from 'svelte';
import { toast } from 'svelte-sonner';
import ToastHost from './toast-host.svelte';

type Options = {
  tone: 'neutral' | 'success' | 'danger';
  id?: string;
  /** In milliseconds. */
  duration: number;
  action?: { label: string; onClick: () => void };
};

let hosted = false;

/** Shows one message. The host comes with the first, outside the page, so that it outlives it. */
export async function showToast(text: string, { tone, ...options }: Options): Promise<void> {
  if (!hosted) mount(ToastHost, { target: document.body });
  hosted = true;
  // A screen reader announces what arrives in a region that was there before.
  await tick();
  const show = { neutral: toast.message, success: toast.success, danger: toast.error }[tone];
  show(text, options);
}
