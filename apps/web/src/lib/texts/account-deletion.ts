/** What is said of deleting an account in the settings and in the console alike. */
export const accountDeletionTexts = {
  adminsCannot:
    'Admins can’t delete their own account. Ask another admin to remove your admin role first.',
  record: 'The audit log keeps a record that the account existed and was deleted.',
};
