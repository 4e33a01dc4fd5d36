import { type BuiltServer, seedPeople } from '@rolecall/testkit/built-server';
import { apiClient, type Client, signedInClient } from '@rolecall/testkit/client';
import { newPerson, type Person } from '@rolecall/testkit/person';
import { poll } from '@rolecall/testkit/poll';

/** What pages are looked at with: many people, long and foreign names, work done and gone wrong. */
export type SampleData = Record<
  | 'userId'
  | 'lockedOutId'
  | 'rtlId'
  | 'emptyId'
  | 'postId'
  | 'commentId'
  | 'authorId'
  | 'mailId'
  | 'sentMailId'
  | 'importId',
  string
>;

const LONG_NAME = {
  firstName: 'Wolfeschlegelsteinhausen-Bergerdorff Maximiliane',
  lastName: 'van der Westhuizen-Oyelaran y Castillo de la Fuente',
};
const PEOPLE = [
  LONG_NAME,
  { firstName: '明美', lastName: '渡辺' },
  { firstName: 'سارة', lastName: 'العلي' },
  { firstName: '', lastName: '' },
];
const POSTS = [
  [
    'Welcome to the handbook',
    'How we work, who to ask, and where things are.\n\nhttps://example.com/handbook',
  ],
  ['夏の予定', '七月の予定をまとめました。ご確認ください。'],
  ['خطة الفريق', 'هذه خطة الفريق للأسبوع القادم.'],
] as const;

/** Fills a server with what every page has to look good with. */
export async function addSampleData(server: BuiltServer, admin: Person): Promise<SampleData> {
  await seedPeople(server, 1_284);
  const api = await signedInClient(server.url, admin);
  const made = [];
  for (const person of PEOPLE) {
    const { email } = newPerson('Sam', 'Doe');
    made.push(await api.admin.users.create.mutate({ ...person, email }));
  }
  const [userId = '', lockedOutId = '', rtlId = '', emptyId = ''] = made.map(({ id }) => id);
  await api.admin.users.setRole.mutate({ id: userId, role: 'admin' });
  await api.admin.users.update.mutate({ id: userId, username: 'maximiliane', emailVerified: true });
  await api.admin.users.deactivate.mutate({ id: lockedOutId });
  const wrong = { email: made[1]?.email ?? '', password: 'not the password' };
  for (let n = 0; n < 3; n++) {
    await apiClient(server.url)
      .auth.login.mutate(wrong)
      .catch(() => undefined);
  }
  const posts = [];
  for (const [title, content] of POSTS)
    posts.push(await api.post.create.mutate({ title, content }));
  const postId = posts[0]?.id ?? '';
  const { id: commentId } = await api.comment.create.mutate({
    postId,
    content: 'Thank you, that helps.',
  });
  const { id: mailId } = await poll(
    async () => (await api.dev.mailbox.query()).items[0],
    'No mail was sent.',
  );
  const { items: mails } = await api.admin.mail.list.query({ userId: emptyId });
  const sentMailId = mails[0]?.id ?? '';
  const authorId = posts[0]?.author.id ?? '';
  const importId = await addImport(api);
  const people = { userId, lockedOutId, rtlId, emptyId, authorId };
  return { ...people, postId, commentId, mailId, sentMailId, importId };
}

/** A file of users with something wrong in it, which waits to be imported. */
async function addImport({ admin: { imports } }: Client): Promise<string> {
  const { id } = await imports.create.mutate({ fileName: 'users.csv' });
  const rows = [
    'email,name,role,phone,password_hash',
    'ada@x.example,Ada Ames,owner,,',
    `bob@x.example,Bob,user,,$2b$10$${'e'.repeat(53)}`,
  ];
  const data = Buffer.from(rows.join('\n')).toString('base64');
  await imports.append.mutate({ id, offset: 0, data });
  await imports.plan.mutate({ id });
  await poll(
    async () => ((await imports.get.query({ id })).state === 'ready' ? id : undefined),
    'The import was not read.',
  );
  return id;
}
