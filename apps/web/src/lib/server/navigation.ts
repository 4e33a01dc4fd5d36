import { type Permission, scopeOf } from '@rolecall/schemas/permissions';
import type { User } from '@rolecall/schemas/user';

type Link = {
  href: string;
  label: string;
  /** The path of the pages it stands for, when it leads to one of several. */
  within?: string;
  /** It stands for its own page only: those below it have links of their own. */
  exact?: true;
};

/** Links that only those see who hold the permission, on anybody's things, for the page behind. */
const ADMINISTRATION: (Link & { needs: Permission })[] = [
  { href: '/admin', label: 'Overview', exact: true, needs: 'stats:read' },
  { href: '/admin/users', label: 'Users', needs: 'user:list' },
  { href: '/admin/audit', label: 'Audit log', needs: 'audit:read' },
  { href: '/admin/mail', label: 'Mail', needs: 'mail:read' },
];

/** The links a person can use: a page that would refuse them is not offered. */
export function navigationFor({ role }: Pick<User, 'role'>) {
  const sections: { title?: string; links: Link[] }[] = [
    {
      links: [
        { href: '/', label: 'Dashboard' },
        { href: '/posts', label: 'Posts' },
        { href: '/settings/profile', label: 'Settings', within: '/settings' },
      ],
    },
  ];
  const links = ADMINISTRATION.filter(({ needs }) => scopeOf(role, needs) === 'any').map(
    ({ needs: _, ...link }) => link,
  );
  if (links.length > 0) sections.push({ title: 'Administration', links });
  return sections;
}
