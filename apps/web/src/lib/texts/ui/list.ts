export const keysetNavTexts = { label: 'Pages', first: 'Newest', next: 'Older' };

export const chipTexts = {
  remove: (label: string, value: string) => `Remove the filter ${label}: ${value}`,
};

export const dateFieldTexts = {
  /** While nothing is filled in: a day as an example would look like one that is. */
  any: 'Any day',
  choose: (label: string) => `Choose a date: ${label}`,
};

export const searchIncompleteTexts = {
  text: 'Search is still being prepared after an upgrade. Some matches may be missing.',
};

export const breadcrumbsTexts = { label: 'Breadcrumb' };
