const FIRST_NAMES = [
  'Ada',
  'Amara',
  'Anouk',
  'Björn',
  'Camille',
  'Chidi',
  'Dmitri',
  'Elif',
  'Esther',
  'Farid',
  'Grace',
  'Hana',
  'Ingrid',
  'Jonas',
  'Kavya',
  'Liam',
  'Lucía',
  'Mateo',
  'Mei',
  'Nadia',
  'Noor',
  'Olu',
  'Priya',
  'Quentin',
  'Rosa',
  'Sanna',
  'Tomás',
  'Uma',
  'Viktor',
  'Wanjiru',
  'Yusuf',
  'Zoë',
  '明美',
  'سارة',
] as const;

const LAST_NAMES = [
  'Abara',
  'Bianchi',
  'Castillo',
  'Dubois',
  'Eriksson',
  'Fernández',
  'Gupta',
  'Haddad',
  'Ivanova',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Mbeki',
  'Nakamura',
  'O’Connor',
  'Petrov',
  'Quispe',
  'Rasmussen',
  'Silva',
  'Tanaka',
  'Ueda',
  'Vargas',
  'Weber',
  'Xu',
  'Yıldız',
  'Zimmermann',
  'van der Westhuizen-Oyelaran',
  'Ng',
  '渡辺',
  'العلي',
] as const;

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Person = {
  firstName: string;
  lastName: string;
  email: string;
  username: string;
  isAdmin: boolean;
  isActive: boolean;
  isVerified: boolean;
  /** How long ago the account was made, and last signed in (null: never), in days. */
  createdDaysAgo: number;
  lastLoginDaysAgo: number | null;
};

/** The domain of every demo email; nothing is ever delivered to it (RFC 2606). */
export const DEMO_DOMAIN = 'demo.example';

/** The same people each time, with every role and state among them; the first is an active admin. */
export function* demoPeople(): Generator<Person, never> {
  const random = seeded(20_261_121);
  const pick = <T>(from: readonly [T, ...T[]]): T =>
    from[Math.floor(random() * from.length)] ?? from[0];
  for (let index = 0; ; index++) {
    const firstName = index === 0 ? 'Ada' : pick(FIRST_NAMES);
    const lastName = index === 0 ? 'Admin' : pick(LAST_NAMES);
    const ascii = `${firstName} ${lastName}`.normalize('NFD').toLowerCase();
    const words = ascii
      .replace(/[^a-z ]/g, '')
      .trim()
      .replace(/ +/g, '.');
    const username = index === 0 ? 'admin' : `${words.slice(0, 24) || 'member'}${index}`;
    const createdDaysAgo = random() ** 2 * 400 + 0.1;
    yield {
      firstName,
      lastName,
      username,
      email: `${username}@${DEMO_DOMAIN}`,
      isAdmin: index === 0 || random() < 0.04,
      isActive: index === 0 || random() < 0.9,
      isVerified: index === 0 || random() < 0.85,
      createdDaysAgo,
      lastLoginDaysAgo: random() < 0.15 ? null : random() * createdDaysAgo,
    };
  }
}
