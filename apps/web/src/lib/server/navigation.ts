import { scopeOf } from '@rolecall/schemas/permissions';
import type { User } from '@rolecall/schemas/user';

/** The links a person can use: a page that would refuse them is not offered. */
export function navigationFor({ role }: Pick<User, 'role'>) {
  const sections: { title?: string; links: { href: string; label: string; within?: string }[] }[] =
    [
      {
        links: [
          { href: '/', label: 'Dashboard' },
          { href: '/settings/profile', label: 'Settings', within: '/settings' },
        ],
      },
    ];
  if (scopeOf(role, 'user:list') === 'any') {
    sections.push({ title: 'Administration', links: [{ href: '/admin/users', label: 'Users' }] });
  }
  return sections;
}
