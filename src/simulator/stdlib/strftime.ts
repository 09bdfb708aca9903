/** `strftime` in the C locale, in UTC. */

/** A moment taken apart; month, day and day of the year count from 1, Monday is 0. */
export interface TimeParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  readonly yearday: number;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function pad(value: number, width: number, fill = '0'): string {
  return String(value).padStart(width, fill);
}

/** Year and week number of ISO 8601. */
function isoWeek(parts: TimeParts): { year: number; week: number } {
  const week = Math.floor((parts.yearday - 1 - parts.weekday + 10) / 7);
  const weeks = (y: number): number => {
    const p = (n: number): number => (n + Math.floor(n / 4) - Math.floor(n / 100) + Math.floor(n / 400)) % 7;
    return p(y) === 4 || p(y - 1) === 3 ? 53 : 52;
  };
  if (week < 1) return { year: parts.year - 1, week: weeks(parts.year - 1) };
  if (week > weeks(parts.year)) return { year: parts.year + 1, week: 1 };
  return { year: parts.year, week };
}

function directive(code: string, p: TimeParts): string {
  switch (code) {
    case 'a':
      return DAYS[p.weekday].slice(0, 3);
    case 'A':
      return DAYS[p.weekday];
    case 'b':
    case 'h':
      return MONTHS[p.month - 1].slice(0, 3);
    case 'B':
      return MONTHS[p.month - 1];
    case 'c':
      return formatTime('%a %b %e %H:%M:%S %Y', p);
    case 'C':
      return pad(Math.floor(p.year / 100), 2);
    case 'd':
      return pad(p.day, 2);
    case 'D':
    case 'x':
      return formatTime('%m/%d/%y', p);
    case 'e':
      return pad(p.day, 2, ' ');
    case 'F':
      return formatTime('%Y-%m-%d', p);
    case 'g':
      return pad(isoWeek(p).year % 100, 2);
    case 'G':
      return pad(isoWeek(p).year, 4);
    case 'H':
      return pad(p.hour, 2);
    case 'I':
      return pad(p.hour % 12 === 0 ? 12 : p.hour % 12, 2);
    case 'j':
      return pad(p.yearday, 3);
    case 'k':
      return pad(p.hour, 2, ' ');
    case 'l':
      return pad(p.hour % 12 === 0 ? 12 : p.hour % 12, 2, ' ');
    case 'm':
      return pad(p.month, 2);
    case 'M':
      return pad(p.minute, 2);
    case 'n':
      return '\n';
    case 'p':
      return p.hour < 12 ? 'AM' : 'PM';
    case 'P':
      return p.hour < 12 ? 'am' : 'pm';
    case 'r':
      return formatTime('%I:%M:%S %p', p);
    case 'R':
      return formatTime('%H:%M', p);
    case 's':
      return String(Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) / 1000);
    case 'S':
      return pad(p.second, 2);
    case 't':
      return '\t';
    case 'T':
    case 'X':
      return formatTime('%H:%M:%S', p);
    case 'u':
      return String(p.weekday + 1);
    case 'U':
      return pad(Math.floor((p.yearday + 6 - ((p.weekday + 1) % 7)) / 7), 2);
    case 'V':
      return pad(isoWeek(p).week, 2);
    case 'w':
      return String((p.weekday + 1) % 7);
    case 'W':
      return pad(Math.floor((p.yearday + 6 - p.weekday) / 7), 2);
    case 'y':
      return pad(((p.year % 100) + 100) % 100, 2);
    case 'Y':
      return String(p.year);
    case 'z':
      return '+0000';
    case 'Z':
      return 'UTC';
    case '%':
      return '%';
    default:
      return `%${code}`;
  }
}

/** Formats a moment. */
export function formatTime(format: string, parts: TimeParts): string {
  return format.replace(/%(-?)([\s\S])/g, (_all, dash: string, code: string) => {
    const text = directive(code, parts);
    return dash === '' ? text : text.replace(/^[0 ]+(?=.)/, '');
  });
}
