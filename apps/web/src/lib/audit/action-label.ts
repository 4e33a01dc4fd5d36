/** An action as the head of a list names it: `user.role_changed` is `User: role changed`. */
export function actionLabel(action: string): string {
  const [noun = '', what = ''] = action.split('.');
  const words = `${noun}: ${what.replaceAll('_', ' ')}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
