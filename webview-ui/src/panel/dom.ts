/** Builds HTML elements without markup strings. */

type Listener<K extends keyof HTMLElementEventMap> = (event: HTMLElementEventMap[K]) => void;

/** Properties of an element: attributes by name, `on` for listeners. */
export interface Properties {
  readonly class?: string;
  readonly id?: string;
  readonly title?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly on?: { readonly [K in keyof HTMLElementEventMap]?: Listener<K> };
}

/** Makes an element. */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  if (properties.class !== undefined) element.className = properties.class;
  if (properties.id !== undefined) element.id = properties.id;
  if (properties.title !== undefined) element.title = properties.title;
  if (properties.text !== undefined) element.textContent = properties.text;
  for (const name in properties.attributes) element.setAttribute(name, properties.attributes[name]!);
  for (const name in properties.on) {
    const listener = properties.on[name as keyof HTMLElementEventMap];
    element.addEventListener(name, listener as EventListener);
  }
  element.append(...children);
  return element;
};

/** Sets text only when it differs, so that a screen reader is not told the same thing twice. */
export const setText = (element: HTMLElement, text: string): void => {
  if (element.textContent !== text) element.textContent = text;
};

/** Shows or hides an element. */
export const setShown = (element: HTMLElement, isShown: boolean): void => {
  if (element.hidden === isShown) element.hidden = !isShown;
};
