export const bylineTexts = { edited: 'edited' };
