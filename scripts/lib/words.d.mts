/** All texts that can be translated, sorted, each as its own translation. */
export function collectWords(): Record<string, string>;
