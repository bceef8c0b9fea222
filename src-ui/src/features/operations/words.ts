import { onOneLine } from '@/lib/format';

const locale = () => document.documentElement.lang || 'en';

/** With seconds, because the page looks every few of them; with the day where it is another. */
export function formatInstant(at: string): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ dateStyle: 'medium' } as const);
  return onOneLine(new Intl.DateTimeFormat(locale(), { ...day, timeStyle: 'medium' }), date);
}

export function formatShare(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** As sizes are written in the configuration. */
export function formatMebibytes(bytes: number): string {
  const size = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(bytes / 2 ** 20);
  return `${size} MiB`;
}

/** A time that was chosen rather than measured, as one would choose it. */
export function formatLimit(milliseconds: number): string {
  const [unit, size] =
    milliseconds >= 120_000 && milliseconds % 60_000 === 0
      ? (['minute', 60_000] as const)
      : milliseconds >= 1000
        ? (['second', 1000] as const)
        : (['millisecond', 1] as const);
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits: 1 })
    .format(milliseconds / size)
    .replace(/sec$/, 's');
}
