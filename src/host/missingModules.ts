/**
 * Modules that programs import and that the simulator does not have: why, and what works in their place. CPython's own
 * message says only that there is no such module.
 */
import type { Translate } from './hoverText';

/** Why a module is not there. */
type Reason = 'window' | 'compiled' | 'network' | 'terminal' | 'system' | 'files' | 'media' | 'framework' | 'testing';

interface Missing {
  readonly reason: Reason;
  /** Modules and types that do what lessons use it for. */
  readonly instead: readonly string[];
}

const missing = (reason: Reason, ...instead: string[]): Missing => ({ reason, instead });

const NUMBERS = ['math', 'statistics', 'array', 'itertools'];

/** By the name that is imported, up to its first dot. */
const MODULES: Readonly<Record<string, Missing>> = {
  // Windows and drawing
  tkinter: missing('window', 'input', 'print'),
  turtle: missing('window', 'print', 'math'),
  turtledemo: missing('window'),
  idlelib: missing('window'),
  pygame: missing('window', 'input', 'print'),
  pgzero: missing('window', 'input', 'print'),
  arcade: missing('window', 'input', 'print'),
  pyglet: missing('window', 'input', 'print'),
  kivy: missing('window', 'input', 'print'),
  PyQt5: missing('window', 'input', 'print'),
  PyQt6: missing('window', 'input', 'print'),
  PySide6: missing('window', 'input', 'print'),
  wx: missing('window', 'input', 'print'),
  easygui: missing('window', 'input', 'print'),
  customtkinter: missing('window', 'input', 'print'),
  graphics: missing('window', 'print'),
  pyautogui: missing('window'),
  matplotlib: missing('window', 'print', 'statistics'),
  pylab: missing('window', 'print', 'statistics'),
  seaborn: missing('window', 'print', 'statistics'),
  plotly: missing('window', 'print', 'statistics'),
  // Compiled packages
  numpy: missing('compiled', 'list', ...NUMBERS),
  pandas: missing('compiled', 'csv', 'statistics', 'collections'),
  polars: missing('compiled', 'csv', 'statistics', 'collections'),
  scipy: missing('compiled', ...NUMBERS),
  sympy: missing('compiled', 'fractions', 'math'),
  sklearn: missing('compiled', ...NUMBERS),
  torch: missing('compiled', ...NUMBERS),
  tensorflow: missing('compiled', ...NUMBERS),
  keras: missing('compiled', ...NUMBERS),
  jax: missing('compiled', ...NUMBERS),
  numba: missing('compiled', ...NUMBERS),
  networkx: missing('compiled', 'collections', 'heapq'),
  cv2: missing('compiled'),
  PIL: missing('compiled'),
  lxml: missing('compiled', 'xml.etree.ElementTree'),
  pydantic: missing('compiled', 'dataclasses', 'typing'),
  // The network
  requests: missing('network', 'json', 'open'),
  httpx: missing('network', 'json', 'open'),
  aiohttp: missing('network', 'asyncio', 'json'),
  urllib3: missing('network', 'urllib.parse', 'json'),
  bs4: missing('network', 'html.parser', 're'),
  selenium: missing('network'),
  scrapy: missing('network', 'html.parser', 're'),
  boto3: missing('network'),
  openai: missing('network'),
  anthropic: missing('network'),
  discord: missing('network'),
  telebot: missing('network'),
  tweepy: missing('network'),
  ssl: missing('network', 'hashlib', 'secrets'),
  // The terminal
  curses: missing('terminal', 'input', 'print'),
  msvcrt: missing('terminal', 'input'),
  getch: missing('terminal', 'input'),
  keyboard: missing('terminal', 'input'),
  // The machine
  winreg: missing('system'),
  psutil: missing('system', 'tracemalloc'),
  _interpreters: missing('system', 'threading', 'multiprocessing'),
  serial: missing('system'),
  RPi: missing('system'),
  gpiozero: missing('system'),
  machine: missing('system'),
  microbit: missing('system'),
  venv: missing('system'),
  ensurepip: missing('system'),
  pip: missing('system'),
  setuptools: missing('system'),
  // Databases and compressed files
  sqlalchemy: missing('files', 'sqlite3', 'csv', 'json'),
  psycopg2: missing('files', 'sqlite3', 'csv', 'json'),
  pymongo: missing('files', 'sqlite3', 'dict', 'json'),
  mysql: missing('files', 'sqlite3', 'csv', 'json'),
  _lzma: missing('files', 'bz2', 'zlib'),
  lzma: missing('files', 'bz2', 'zlib'),
  _zstd: missing('files', 'bz2', 'zlib'),
  openpyxl: missing('files', 'csv'),
  docx: missing('files', 'open'),
  yaml: missing('files', 'json', 'tomllib'),
  // Sound and pictures
  winsound: missing('media', 'print'),
  playsound: missing('media', 'print'),
  pyttsx3: missing('media', 'print'),
  speech_recognition: missing('media', 'input'),
  // Web servers, notebooks, tests
  flask: missing('framework'),
  django: missing('framework'),
  fastapi: missing('framework'),
  streamlit: missing('framework', 'input', 'print'),
  gradio: missing('framework', 'input', 'print'),
  IPython: missing('framework', 'print'),
  ipywidgets: missing('framework', 'input'),
  rich: missing('framework', 'print', 'textwrap'),
  colorama: missing('framework', 'print'),
  termcolor: missing('framework', 'print'),
  tabulate: missing('framework', 'print', 'textwrap'),
  tqdm: missing('framework', 'print'),
  pyfiglet: missing('framework', 'print'),
  pytest: missing('testing', 'unittest'),
  hypothesis: missing('testing', 'unittest', 'random'),
  nose: missing('testing', 'unittest'),
};

/** Whether it is known why a module is not there. */
export const isKnownMissing = (module: string): boolean => Object.hasOwn(MODULES, topOf(module));

const topOf = (module: string): string => module.split('.')[0]!;

/** Sentences about a module that is not there. */
export function aboutMissing(module: string, t: Translate): string {
  const name = topOf(module);
  const known = Object.hasOwn(MODULES, name) ? MODULES[name]! : null;
  if (known === null && module.includes('.')) {
    return t('There is no {0} next to this program.', `${module.replaceAll('.', '/')}.py`);
  }
  if (known === null) {
    return t(
      'There is no {0}.py next to this program, and it is not part of Python’s own library. Packages that pip installs cannot be used here.',
      name,
    );
  }
  const why = reasonText(known.reason, name, t);
  return known.instead.length === 0 ? why : `${why} ${t('What works instead: {0}.', known.instead.join(', '))}`;
}

function reasonText(reason: Reason, name: string, t: Translate): string {
  switch (reason) {
    case 'window':
      return t('{0} draws in a window of its own, and the simulated Python has no screen.', name);
    case 'compiled':
      return t('{0} is compiled for a real machine; the simulator runs programs written in Python only.', name);
    case 'network':
      return t('{0} talks to other computers, and simulated programs have no network.', name);
    case 'terminal':
      return t('{0} steers a terminal, and a simulated program has none.', name);
    case 'system':
      return t('{0} reaches into the machine Python runs on; a simulated program can do nothing to it.', name);
    case 'files':
      return t('{0} needs a library outside of Python that the simulator does not have.', name);
    case 'media':
      return t('{0} needs sound, and simulated programs have none.', name);
    case 'framework':
      return t(
        '{0} is a package that is installed apart from Python; the simulator has Python’s own library only.',
        name,
      );
    case 'testing':
      return t('{0} is installed apart from Python; Python’s own library has modules for tests, too.', name);
  }
}
