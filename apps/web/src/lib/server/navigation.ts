import { type Permission, scopeOf } from '@rolecall/schemas/permissions';
import type { User } from '@rolecall/schemas/user';
import { navigationTexts } from '../texts/navigation.ts';
import type { NavSection } from '../ui/nav.ts';

/** Links that only those see who hold the permission, on anybody's things, for the page behind. */
const ADMINISTRATION: (NavSection['links'][number] & { needs: Permission })[] = [
  {
    href: '/admin',
    label: navigationTexts.overview,
    icon: 'overview',
    exact: true,
    needs: 'stats:read',
  },
  { href: '/admin/users', label: navigationTexts.users, icon: 'users', needs: 'user:list' },
  { href: '/admin/imports', label: navigationTexts.imports, icon: 'imports', needs: 'import:read' },
  {
    href: '/admin/blocked',
    label: navigationTexts.blocked,
    icon: 'blocked',
    needs: 'user:diagnose',
  },
  { href: '/admin/audit', label: navigationTexts.audit, icon: 'audit', needs: 'audit:read' },
  { href: '/admin/mail', label: navigationTexts.mail, icon: 'mail', needs: 'mail:read' },
];

/**
 * Whether someone may open a page of the administration, or one below it.
 * @param path of the page; what no link stands for takes all that the links take
 */
export function mayOpen({ role }: Pick<User, 'role'>, path: string): boolean {
  const within = ADMINISTRATION.filter(
    ({ href, exact }) => path === href || (!exact && path.startsWith(href)),
  );
  const needed = within.length > 0 ? within : ADMINISTRATION;
  return needed.every(({ needs }) => scopeOf(role, needs) === 'any');
}

/** The links a person can use: a page that would refuse them is not offered. */
export function navigationFor({ role }: Pick<User, 'role'>) {
  const sections: NavSection[] = [
    {
      links: [
        { href: '/', label: navigationTexts.dashboard, icon: 'home' },
        { href: '/posts', label: navigationTexts.posts, icon: 'posts' },
        {
          href: '/settings/profile',
          label: navigationTexts.settings,
          icon: 'settings',
          within: '/settings',
        },
      ],
    },
  ];
  const links = ADMINISTRATION.filter(({ needs }) => scopeOf(role, needs) === 'any').map(
    ({ needs: _, ...link }) => link,
  );
  if (links.length > 0) sections.push({ title: navigationTexts.administration, links });
  return sections;
}
