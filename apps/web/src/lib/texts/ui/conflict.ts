/** What someone else saved beside what was typed. */
export const conflictTexts = {
  saved: 'Saved by someone else',
  yours: 'Yours',
  empty: 'Empty',
  keepYours: 'Keep yours',
  useSaved: 'Use the saved version',
  /** What the form says above them. */
  choose: 'Someone else saved a change while you were editing. Choose which version to keep.',
  alreadySaved: 'Already saved.',
};
