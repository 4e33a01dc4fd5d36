// Without zod, so that a page that needs a label does not load a library.

/** A field of a user. */
type UserFieldRow = {
  /** What pages call it. */
  label: string;
  /** What it changes with: the fields of a group share an audit event, see `USER_ACTIONS`. */
  group?: 'profile' | 'email' | 'role' | 'status';
  /** It says who someone is: the audit log forgets it with them. A trigger knows these, too, see decision 011. */
  isPersonal?: true;
  /** Made of others: exports leave it out. */
  isDerived?: true;
  /** What browsers know one's own by, an autofill token of the HTML standard. */
  autocomplete?: 'nickname' | 'given-name' | 'family-name' | 'organization-title';
};

/**
 * The fields of a user, in the order of an export. One of the group `profile` is for its owner to
 * edit: forms, inputs, the audit log, reverts and exports have it from here.
 */
export const USER_FIELDS = {
  id: { label: 'ID' },
  email: { label: 'Email', group: 'email', isPersonal: true },
  username: { label: 'Username', group: 'profile', isPersonal: true, autocomplete: 'nickname' },
  firstName: {
    label: 'First name',
    group: 'profile',
    isPersonal: true,
    autocomplete: 'given-name',
  },
  lastName: { label: 'Last name', group: 'profile', isPersonal: true, autocomplete: 'family-name' },
  fullName: { label: 'Name', isDerived: true },
  role: { label: 'Role', group: 'role' },
  status: { label: 'Status', group: 'status' },
  emailVerified: { label: 'Email verified', group: 'email' },
  createdAt: { label: 'Created' },
  updatedAt: { label: 'Changed' },
  lastLoginAt: { label: 'Last sign-in' },
} as const satisfies Record<string, UserFieldRow>;

type Table = typeof USER_FIELDS;
export type UserField = keyof Table;

/** The fields whose row says this. */
type FieldsWith<Says> = {
  [Name in UserField]: Table[Name] extends Says ? Name : never;
}[UserField];

/** A field that someone can change. */
export type EditableField = FieldsWith<{ group: string }>;
/** A field that its owner edits. */
export type ProfileField = FieldsWith<{ group: 'profile' }>;
/** A column of an export. */
export type CsvColumn = Exclude<UserField, FieldsWith<{ isDerived: true }>>;

/** Whether a name is that of a field of a user. */
export const isUserField = (name: string): name is UserField => Object.hasOwn(USER_FIELDS, name);
const rowOf = (name: UserField): UserFieldRow => USER_FIELDS[name];

const isEditable = (name: UserField): name is EditableField => rowOf(name).group !== undefined;
const isOfProfile = (name: UserField): name is ProfileField => rowOf(name).group === 'profile';
const isColumn = (name: UserField): name is CsvColumn => rowOf(name).isDerived !== true;

const NAMES = Object.keys(USER_FIELDS).filter(isUserField);
export const EDITABLE_FIELDS = NAMES.filter(isEditable);
export const PROFILE_FIELDS = NAMES.filter(isOfProfile);
export const PERSONAL_FIELDS = NAMES.filter((name) => rowOf(name).isPersonal === true);
export const CSV_COLUMNS = NAMES.filter(isColumn);

/** The fields that change together. */
export const fieldsOf = (group: UserFieldRow['group']): readonly EditableField[] =>
  EDITABLE_FIELDS.filter((name) => USER_FIELDS[name].group === group);
