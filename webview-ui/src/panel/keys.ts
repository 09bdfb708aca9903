/** Keys, as tooltips and menus write them on the reader's machine. */

/** What can be done by key while the panel has the focus; the first line of keys is VS Code's own (package.json). */
export const KEYS = {
  next: 'F11',
  back: 'Alt+,',
  over: 'F10',
  out: 'Shift+F11',
  play: 'Space',
  first: 'Home',
  last: 'End',
  visitBack: 'PageUp',
  visitNext: 'PageDown',
  changeBack: 'Shift+Left',
  changeNext: 'Shift+Right',
  goTo: 'G',
  watch: 'W',
  watchBack: '[',
  watchNext: ']',
  why: 'Y',
} as const;

/** Something with a key. */
export type KeyName = keyof typeof KEYS;

const isMac = (): boolean => /^(Mac|iP)/.test(navigator.platform);

/** A key as it is written here. */
export const keyText = (name: KeyName): string => {
  const key = KEYS[name].replace('Left', '←').replace('Right', '→');
  if (!isMac()) return key;
  return key.replace('Alt+,', '⌃⌥,').replace('Shift+', '⇧');
};

/** A title with its key. */
export const withKey = (title: string, name: KeyName): string => `${title} (${keyText(name)})`;
