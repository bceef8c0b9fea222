/** One header that the person adds. Switched off, it stays for later. */
export interface HeaderRow {
  name: string;
  value: string;
  isOn: boolean;
}

export const EMPTY_ROW: HeaderRow = { name: '', value: '', isOn: true };

export function isHeaderRow(value: unknown): value is HeaderRow {
  if (typeof value !== 'object' || value === null) return false;
  const { name, value: text, isOn } = value as Partial<HeaderRow>;
  return typeof name === 'string' && typeof text === 'string' && typeof isOn === 'boolean';
}

/** What is sent of the rows: those that are on and say something. */
export function sentHeaders(rows: readonly HeaderRow[]): Array<readonly [string, string]> {
  return rows.filter((row) => row.isOn && row.name.trim() !== '').map((row) => [row.name.trim(), row.value]);
}
