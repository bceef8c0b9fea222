export interface ServerShare {
  name: string;
  milliseconds: number;
  description: string | null;
}

/** The shares that a `Server-Timing` header names with a duration. Quoted commas and semicolons stay in their words. */
export function readServerTiming(value: string | null): ServerShare[] {
  return splitOutsideQuotes(value ?? '', ',').flatMap((metric) => {
    const [name = '', ...params] = splitOutsideQuotes(metric, ';').map((part) => part.trim());
    const param = (wanted: string) =>
      params
        .map((entry) => /^([\w-]+)\s*=\s*"?(.*?)"?$/.exec(entry))
        .find((found) => found?.[1]?.toLowerCase() === wanted)?.[2];
    const milliseconds = Number(param('dur') ?? Number.NaN);
    return name === '' || Number.isNaN(milliseconds)
      ? []
      : [{ name, milliseconds, description: param('desc') ?? null }];
  });
}

function splitOutsideQuotes(text: string, separator: ',' | ';'): string[] {
  return text.match(separator === ',' ? /(?:"[^"]*"|[^",])+/g : /(?:"[^"]*"|[^";])+/g) ?? [];
}
