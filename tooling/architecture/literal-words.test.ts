import { describe, expect, test } from 'vitest';
import { literalWords } from './literal-words.ts';

const wordsIn = (text: string, path = 'a.svelte') =>
  literalWords({ path, text }).map((line) => line.split(' says: ')[1]);

describe('words', () => {
  test.each([
    ['<p>Go home</p>', 'Go home'],
    ['<svelte:head><title>Sign in · Rolecall</title></svelte:head>', 'Sign in ·'],
    ['<Card title="Users" />', 'Users'],
    ['<Card title={a ? "Users" : b} />', 'Users'],
    [`<Card title={\`All \${users}\`} />`, 'All'],
    ['<input placeholder="name or email">', 'name or email'],
    ['<nav aria-label="Pages"></nav>', 'Pages'],
    ['<Nav firstLabel="newest" />', 'newest'],
    ['<Field about="to {name}" />', 'to'],
    ['<Field onsend={() => say("It is sent.")} />', 'It is sent.'],
    ['<List items={[["From", mail.from]]} />', 'From'],
    ['<Menu items={[{ label: "open", key: "open" }]} />', 'open'],
    ['{#if isOn}Yes{:else}{count} users{/if}', 'Yes,users'],
    ['{#each users as user}<b>Name</b>{/each}', 'Name'],
    ['{#snippet footer()}Have an account?{/snippet}', 'Have an account?'],
    ['{@render choice("role", "Role")}', 'Role'],
    ['{isOn ? "on" : "off"}', 'on,off'],
    ['{counted(users, "user")}', 'user'],
    ['<script lang="ts">const lead = isOn ? "It is on" : undefined;</script>', 'It is on'],
    ['<script lang="ts">const tab = { label: "Users" };</script>', 'Users'],
    ['<script lang="ts">const rows = [["Role", role], ["IP", ip]];</script>', 'Role'],
    ['<script lang="ts">let { label = "your name" } = $props();</script>', 'your name'],
  ])('of %s are found', (text, words) => {
    expect(wordsIn(text).join()).toBe(words);
  });

  test.each([
    '<p class="text-muted border-line">{texts.lead}</p>',
    '<title>{texts.title} · Rolecall</title>',
    '<code>bun start</code>',
    '<style>p { color: red }</style>',
    '<!-- In place of the form. -->',
    '<Alert tone="danger" text={texts.gone} />',
    '<input name="email" autocomplete="current password">',
    '<a href="/login">→</a>',
    '<Menu items={[{ href: "/docs", tone: "danger", label: texts.docs }]} />',
    '{#if state === "In progress"}…{/if}',
    '{@render choice("role", texts.role)}',
    '{labels["first name"]}',
    '<script lang="ts">type Kind = "Not found" | "Access denied";</script>',
    '<script lang="ts">throw new TypeError("This is for a developer.");</script>',
  ])('are none in %s', (text) => {
    expect(wordsIn(text)).toEqual([]);
  });

  test('of a module are its sentences and labels', () => {
    const text = `import { a } from 'b';
      const ROLES: Record<string, string> = { admin: 'An admin' };
      export const done = (name: string) => ({ message: \`\${name} is saved.\`, key: 'enter' });`;
    expect(wordsIn(text, 'a.ts')).toEqual(['An admin', 'is saved.']);
  });
});
