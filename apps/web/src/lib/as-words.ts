/** A name in code as the label of what it names: `firstName` is `First name`. */
export function asWords(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
