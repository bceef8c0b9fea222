import type { Call } from '@/features/snippets/call';

/** For Python 3.9 or newer, with nothing installed. */
export function pythonSnippet(call: Call): string {
  const { credential, body } = call;
  const headers = call.headers.map(([name, value]) => `        ${quoted(name)}: ${quoted(value)},`);
  if (credential.kind === 'header') {
    const prefix = credential.prefix === '' ? '' : `${quoted(credential.prefix)} + `;
    headers.unshift(
      `        ${quoted(credential.name)}: ${prefix}os.environ[${quoted(credential.variable)}],`,
    );
  }
  // Some providers' gates turn away the name that urllib gives itself.
  if (!call.headers.some(([name]) => name.toLowerCase() === 'user-agent')) {
    headers.push('        "User-Agent": "python",');
  }
  return [
    'import os',
    'import sys',
    'import urllib.error',
    'import urllib.request',
    '',
    ...(body === null ? [] : [`body = ${longText(body)}`, '']),
    'request = urllib.request.Request(',
    `    ${address(call)},`,
    `    method=${quoted(call.method)},`,
    '    headers={',
    ...headers,
    '    },',
    ...(body === null ? [] : ['    data=body.encode(),']),
    ')',
    'try:',
    '    response = urllib.request.urlopen(request)',
    'except urllib.error.HTTPError as error:',
    '    response = error',
    'print(response.status, file=sys.stderr)',
    'while chunk := response.read1(65536):',
    '    sys.stdout.buffer.write(chunk)',
    '    sys.stdout.buffer.flush()',
    '',
  ].join('\n');
}

/** Raw where Python keeps every character as it is: then JSON looks like JSON. */
function longText(text: string): string {
  const isPlain = !text.includes("'''") && !/[\r\f\v]|[\\']$/.test(text) && !hasControls(text);
  if (isPlain) return `r'''${text}'''`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(CONTROLS, (control) => `\\x${hex(control, 2)}`);
  return `"""${escaped}"""`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all but tab and line feed, which a long text may hold
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function hasControls(text: string): boolean {
  return text.search(CONTROLS) !== -1;
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).padStart(digits, '0');
}

function address({ url, credential }: Call): string {
  return quoted(url) + (credential.kind === 'query' ? ` + os.environ[${quoted(credential.variable)}]` : '');
}
