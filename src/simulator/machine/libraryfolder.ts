/** Where CPython's standard library is, as programs see it in paths. */
export const LIBRARY_FOLDER = '/usr/lib/python3.14';
