/** Hands a file that the page has to the browser, which puts it with the downloads. */
export function saveFile({ name, type, text }: { name: string; type: string; text: string }): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  // The browser has read it by then; at once would be too early.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
