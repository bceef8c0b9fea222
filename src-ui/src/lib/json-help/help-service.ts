import { config as setWords } from '@vscode/l10n';
import {
  DiagnosticSeverity,
  ErrorCode,
  getLanguageService,
  type JSONDocument,
  TextDocument,
} from 'vscode-json-languageservice';
import { startsWithMark } from '@/lib/json/json-scanner';
import { lineCounter } from '@/lib/json/line-counter';
import { explain } from '@/lib/json-help/explain';
import type { Explanation, HelpTask, Hint, Hole, Suggestions } from '@/lib/json-help/help-task';
import { relevantHints } from '@/lib/json-help/relevant-hints';
import { suggestionsOf } from '@/lib/json-help/suggest';

/** More would help nobody. */
const MOST_HINTS = 100;
const URI = 'body:/body.json';

interface Parsed {
  text: string;
  document: TextDocument;
  json: JSONDocument;
}

/** The JSON language service of VS Code, for the one text that is being written. It fetches nothing. */
export function createHelpService() {
  const service = getLanguageService({ clientCapabilities: { textDocument: { completion: {} } } });
  let last: Parsed | null = null;

  const parse = (text: string): Parsed => {
    if (last?.text === text) return last;
    // The service takes a byte order mark for a mistake; a space keeps the place of all that stands behind it.
    const plain = startsWithMark(text) ? ` ${text.slice(1)}` : text;
    const document = TextDocument.create(URI, 'json', 1, plain);
    last = { text, document, json: service.parseJSONDocument(document) };
    return last;
  };

  return {
    use({ schema: { name, schema }, words }: HelpTask & { kind: 'use' }): void {
      setWords({ contents: { ...words } });
      // The service resolves references in place.
      const own = structuredClone(schema);
      service.configure({ schemas: [{ uri: `help:/${name}`, fileMatch: ['*'], schema: own }] });
    },

    async hints(text: string, holes: readonly Hole[] = []): Promise<Hint[]> {
      const { document, json } = parse(text);
      const found = await service.doValidation(document, json, { schemaValidation: 'warning' });
      // The service's own lines end at a carriage return alone as well.
      const lineOf = lineCounter(text);
      const said = found
        .filter(({ severity, code }) => severity !== DiagnosticSeverity.Error && !isAboutSchemas(code))
        .map(({ range, message }) => ({
          from: document.offsetAt(range.start),
          to: document.offsetAt(range.end),
          message: typeof message === 'string' ? message : message.value,
        }));
      const hints = relevantHints(json, holes, said)
        .slice(0, MOST_HINTS)
        .sort((one, other) => one.from - other.from || one.to - other.to)
        .map((hint) => ({ ...hint, line: lineOf(hint.from) }));
      return hints.filter((hint) => !hints.some((other) => saysMore(other, hint)));
    },

    async suggest(text: string, offset: number): Promise<Suggestions | null> {
      const { document, json } = parse(text);
      const list = await service.doComplete(document, document.positionAt(offset), json);
      return suggestionsOf(document, offset, list?.items ?? []);
    },

    async explain(text: string, offset: number): Promise<Explanation | null> {
      const { document, json } = parse(text);
      return explain(json, offset, await service.getMatchingSchemas(document, json));
    },
  };
}

/** Of two kinds that a value could be of, both object to it: one names all values, one its own. */
function saysMore(one: Hint, other: Hint): boolean {
  const isSamePlace = one.from === other.from && one.to === other.to && one.to > one.from + 1;
  return isSamePlace && one.message.length > other.message.length;
}

/** Of a schema that could not be read, such as one that the body itself names; none is ever fetched. */
function isAboutSchemas(code: unknown): boolean {
  return typeof code === 'number' && code >= ErrorCode.SchemaResolveError;
}
