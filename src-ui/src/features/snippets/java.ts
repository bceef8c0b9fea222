import type { Call } from '@/features/snippets/call';

/** Set by Java's client itself, which refuses to be told. */
const OWN = new Set(['connection', 'content-length', 'expect', 'host', 'upgrade']);

/** A class file holds no longer text in one piece (JVM specification §4.4.7: 65 535 bytes); each character takes at most three. */
const LONGEST = 20_000;

/** One file for Java 17 or newer: `java Main.java`. */
export function javaSnippet(call: Call): string {
  const { credential, body } = call;
  const headers = call.headers
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => header(name, quoted(value)));
  if (credential.kind === 'header') {
    const prefix = credential.prefix === '' ? '' : `${quoted(credential.prefix)} + `;
    headers.unshift(header(credential.name, `${prefix}System.getenv(${quoted(credential.variable)})`));
  }
  const publisher = body === null ? 'BodyPublishers.noBody()' : 'BodyPublishers.ofString(body)';
  return [
    'import java.io.FileDescriptor;',
    'import java.io.FileOutputStream;',
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpRequest.BodyPublishers;',
    'import java.net.http.HttpResponse.BodyHandlers;',
    '',
    'public class Main {',
    '    public static void main(String[] args) throws Exception {',
    ...(body === null ? [] : [`        String body = ${longText(body)};`, '']),
    `        var request = HttpRequest.newBuilder(URI.create(${address(call)}))`,
    ...headers,
    `                .method(${quoted(call.method)}, ${publisher})`,
    '                .build();',
    '        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();',
    '        var response = client.send(request, BodyHandlers.ofInputStream());',
    '        System.err.println(response.statusCode());',
    '        response.body().transferTo(new FileOutputStream(FileDescriptor.out));',
    '    }',
    '}',
    '',
  ].join('\n');
}

function address({ url, credential }: Call): string {
  const key = credential.kind === 'query' ? ` + System.getenv(${quoted(credential.variable)})` : '';
  return quoted(url) + key;
}

function header(name: string, value: string): string {
  return `                .header(${quoted(name)}, ${value})`;
}

function longText(text: string): string {
  const pieces = piecesOf(text).map(textBlock);
  return pieces.length === 1 ? (pieces[0] ?? '""') : `String.join("", ${pieces.join(', ')})`;
}

/** Never between the two halves of a character. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length || from === 0; ) {
    let to = Math.min(text.length, from + LONGEST);
    if (/[\ud800-\udbff]/.test(text.charAt(to - 1)) && to < text.length) to -= 1;
    pieces.push(text.slice(from, to));
    if (to === text.length) break;
    from = to;
  }
  return pieces;
}

/**
 * The last line sets the margin, and the backslash before it takes back the line end that it needs. So no space that
 * begins a line of the body is lost, and `\s` keeps those that end one (JLS §3.10.6).
 */
function textBlock(text: string): string {
  const margin = ' '.repeat(16);
  const lines = escapeText(text)
    .replaceAll('"""', '\\"\\"\\"')
    .replaceAll(/ (?=\n|$)/g, '\\s')
    .split('\n');
  const last = lines.length - 1;
  const indented = lines.map((line, index) => (line === '' && index < last ? '' : margin + line));
  return `"""\n${indented.join('\n')}\\\n${margin}"""`;
}

function quoted(text: string): string {
  return `"${escapeText(text).replaceAll('"', '\\"')}"`;
}

/** Java reads its source in the encoding of the machine, so that only ASCII is safe everywhere. */
function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(/[^\n\u0020-\u007e]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 128 ? `\\${code.toString(8).padStart(3, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
