/** What every page has, signed in or not. */
export const layoutTexts = { skipToContent: 'Skip to content' };
