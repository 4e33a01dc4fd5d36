import { counted } from '@rolecall/schemas/counted';

export const postsTexts = {
  title: 'Posts',
  lead: 'Any signed-in user can read them.',
  list: 'Posts',
  comments: (count: number) => counted(count, 'comment'),
  noneYet: { title: 'No posts yet', text: 'Write the first one.' },
};

export const searchPostsTexts = {
  label: 'Search',
  placeholder: 'Search titles and text',
  search: 'Search',
  clear: 'Clear',
  noMatchSoFar: { title: 'No matches so far', text: 'Select Older to search older posts.' },
  noMatch: {
    title: 'No posts match your search',
    text: 'Try other words.',
    link: 'Show all posts',
  },
};

export const newPostTexts = { title: 'New post', publish: 'Publish' };
