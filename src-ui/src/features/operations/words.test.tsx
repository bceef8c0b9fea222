import { afterEach, describe, expect, it } from 'vitest';
import { formatInstant } from '@/features/operations/words';
import { formatMoment, onOneLine } from '@/lib/format';

const AT = new Date(2026, 4, 3, 11, 53, 15);
const NB = '\u00a0';

describe.each([
  ['en', `11:53:15${NB}AM`, 'May 3, 2026'],
  ['de', '11:53:15', '03.05.2026'],
])('a time in %s', (language, time, day) => {
  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('stays on one line, and the day may stand on the one before', () => {
    document.documentElement.lang = language;
    const written = formatInstant(AT.toISOString());
    expect(written).toContain(time);
    expect(written).toContain(day);
    expect(written.slice(0, -time.length)).toMatch(/, $/);
  });

  it('of today stays on one line', () => {
    document.documentElement.lang = language;
    const now = new Date();
    expect(formatInstant(now.toISOString())).not.toMatch(/[ \u202f]/);
    expect(formatMoment(now.getTime())).not.toMatch(/[ \u202f]/);
  });
});

/** Which blank stands before AM changed from one version of the browsers' tables to the next. */
it.each([' ', '\u202f', NB])('takes any blank (%j) for the same', (blank) => {
  const parts = [
    { type: 'hour', value: '11' },
    { type: 'literal', value: blank },
    { type: 'dayPeriod', value: 'AM' },
  ];
  const format = { formatToParts: () => parts } as unknown as Intl.DateTimeFormat;
  expect(onOneLine(format, AT)).toBe(`11${NB}AM`);
});
