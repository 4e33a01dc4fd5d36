/** The tabs above the table, and the views that someone saves. */
export const viewTexts = {
  views: 'Views',
  all: 'All users',
  admins: 'Admins',
  menu: (name: string) => `Actions for the view ${name}`,
  rename: 'Rename',
  renameTitle: 'Rename this view',
  copyLink: 'Copy link',
  delete: 'Delete',
  saveView: 'Save view',
  saveTitle: 'Save this view',
  dialog:
    'Saves the search, filters and sort order in this browser. To share a view, copy its link.',
  name: 'Name',
  save: 'Save',
  cancel: 'Cancel',
  nameMissing: 'Give the view a name.',
  nameTaken: 'Another view has this name.',
  copied: 'Link copied.',
  notCopied: 'Your browser didn’t allow copying. Copy the URL instead.',
  deleted: (name: string) => `View “${name}” deleted.`,
  undo: 'Undo',
};
