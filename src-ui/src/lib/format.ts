const LOCALE = () => document.documentElement.lang || 'en';

export function formatCount(value: number): string {
  return new Intl.NumberFormat(LOCALE()).format(value);
}

/** Decimal units, as HTTP tools and networks count. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let unit = 0;
  let value = bytes;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const fraction = unit === 0 || value >= 100 ? 0 : 1;
  const style = {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'narrow' : 'short',
  } as const;
  const text = new Intl.NumberFormat(LOCALE(), { ...style, maximumFractionDigits: fraction }).format(value);
  return unit === 0 ? text.replace(/(\d)B$/, '$1 B') : text;
}

/** The time for today, the day for what is older. */
export function formatMoment(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const style = isToday
    ? ({ hour: '2-digit', minute: '2-digit' } as const)
    : ({ day: 'numeric', month: 'short' } as const);
  return onOneLine(new Intl.DateTimeFormat(LOCALE(), style), at);
}

/** The parts of a time of day stay together, whichever blank the browser puts between them; a day may stand on the line before. */
export function onOneLine(format: Intl.DateTimeFormat, at: number | Date): string {
  const parts = format.formatToParts(at);
  const first = parts.findIndex(({ type }) => type === 'hour' || type === 'dayPeriod');
  if (first === -1) return format.format(at);
  return parts
    .map(({ value }, index) => (index < first ? value : value.replaceAll(/[ \u202f]/g, '\u00a0')))
    .join('');
}

/** Small amounts by their first digits that say something, larger ones to the cent. */
export function formatMoney(amount: number, currency: string): string {
  const digits = amount > 0 && amount < 1 ? { maximumSignificantDigits: 2 } : {};
  return new Intl.NumberFormat(LOCALE(), { style: 'currency', currency, ...digits }).format(amount);
}

/** A day of the calendar, wherever the reader is. */
export function formatDay(date: string): string {
  return new Intl.DateTimeFormat(LOCALE(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));
}

export function formatDuration(milliseconds: number): string {
  const short = milliseconds < 999.5;
  const value = short ? milliseconds : milliseconds / 1000;
  // Tenths only where they are a noticeable part of the whole.
  const digits = value < (short ? 9.95 : 99.95) ? 1 : 0;
  return new Intl.NumberFormat(LOCALE(), {
    style: 'unit',
    unit: short ? 'millisecond' : 'second',
    unitDisplay: 'short',
    minimumFractionDigits: short ? 0 : digits,
    maximumFractionDigits: digits,
  })
    .format(value)
    .replace(/sec$/, 's');
}
