export const onFirstUseTexts = { notLoaded: 'This couldn’t be loaded. Reload the page.' };
