/** A `{{name}}` in a text. */
export interface Placeholder {
  name: string;
  from: number;
  to: number;
  /** Whether it stands within a JSON string, so that its value must be escaped. */
  isInString: boolean;
}

const PATTERN = /\{\{[ \t]*([A-Za-z_][\w.-]*)[ \t]*\}\}/y;
const QUOTE = 34;
const BACKSLASH = 92;
const BRACE = 123;

/** A shorter text is looked through again in no time. */
const LONG = 100_000;
let latest: { text: string; found: readonly Placeholder[] } = { text: '', found: [] };

/** In their order. Several parts of the page ask about the same long text. */
export function findPlaceholders(text: string): readonly Placeholder[] {
  if (!text.includes('{{')) return [];
  if (text.length < LONG) return look(text);
  if (text !== latest.text) latest = { text, found: look(text) };
  return latest.found;
}

/** Knows where JSON's strings begin and end; every other character may be anything. */
function look(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isInString = !isInString;
    else if (code === BACKSLASH && isInString) at += 1;
    else if (code === BRACE && text.charCodeAt(at + 1) === BRACE) {
      PATTERN.lastIndex = at;
      const match = PATTERN.exec(text);
      if (match === null) continue;
      const [whole, name = ''] = match;
      found.push({ name, from: at, to: at + whole.length, isInString });
      at += whole.length - 1;
    }
  }
  return found;
}

/** The names in the order in which they first stand. */
export function namesIn(...texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(findPlaceholders).map(({ name }) => name))];
}

/**
 * Puts values in the place of their names, and touches nothing else. Within a JSON string a value is escaped; outside of
 * one it is taken as JSON. A name without a value stays as it is.
 */
export function fillJson(text: string, values: Readonly<Record<string, string>>): string {
  return fill(text, values, (value, { isInString }) =>
    isInString ? JSON.stringify(value).slice(1, -1) : value,
  );
}

/** As above, where the text is no JSON. */
export function fillText(
  text: string,
  values: Readonly<Record<string, string>>,
  write: (value: string) => string = (value) => value,
): string {
  return fill(text, values, write);
}

function fill(
  text: string,
  values: Readonly<Record<string, string>>,
  write: (value: string, placeholder: Placeholder) => string,
): string {
  let filled = '';
  let end = 0;
  for (const placeholder of findPlaceholders(text)) {
    const value = Object.hasOwn(values, placeholder.name) ? values[placeholder.name] : undefined;
    if (value === undefined || value === '') continue;
    filled += text.slice(end, placeholder.from) + write(value, placeholder);
    end = placeholder.to;
  }
  return filled + text.slice(end);
}

/** The text with a JSON value of the same length where a name stands for one, so that the places of all else stay. */
export function maskForCheck(text: string): string {
  let masked = '';
  let end = 0;
  for (const { from, to, isInString } of findPlaceholders(text)) {
    if (isInString) continue;
    masked += `${text.slice(end, from)}0${' '.repeat(to - from - 1)}`;
    end = to;
  }
  return masked + text.slice(end);
}
