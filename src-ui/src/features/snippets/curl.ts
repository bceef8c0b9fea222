import type { Call } from '@/features/snippets/call';

/**
 * For a POSIX shell. The body stands in a document that the shell leaves alone, and `head` cuts off the line end that such a
 * document always has: so every byte is the body's, however long it is and whatever quotes are in it.
 */
export function curlSnippet(call: Call): string {
  const { body } = call;
  const options = [...firstOptions(call), ...call.headers.map(headerOption)];
  if (body === null) return `${lines('', options)}\n`;
  if (body === '') return `${lines('', [...options, "--data-binary ''"])}\n`;
  const size = new TextEncoder().encode(body).length;
  const delimiter = freeDelimiter(body);
  const command = lines(`head -c ${size} <<'${delimiter}' | `, [...options, '--data-binary @-']);
  return `${command}\n${body}\n${delimiter}\n`;
}

function lines(before: string, options: readonly string[]): string {
  return `${before}curl -sSN ${options.join(' \\\n  ')}`;
}

function firstOptions({ method, url, credential, body }: Call): string[] {
  const plain = body === null ? 'GET' : 'POST';
  const key = credential.kind === 'query' ? `"$${credential.variable}"` : '';
  const first = [singleQuoted(url) + key];
  // Brackets and braces in an address are curl's patterns, unless it is told otherwise.
  if (/[[\]{}]/.test(url)) first.push('--globoff');
  if (method === 'HEAD') first.push('--head');
  else if (method !== plain) first.push(`-X ${singleQuotedIfNeeded(method)}`);
  if (credential.kind === 'header') {
    first.push(`-H "${credential.name}: ${credential.prefix}$${credential.variable}"`);
  } else if (credential.kind === 'aws-sigv4') {
    first.push(`--aws-sigv4 'aws:amz:${credential.region}:${credential.service}'`);
    first.push('--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"');
  }
  return first;
}

function headerOption([name, value]: readonly [string, string]): string {
  // A header without a value needs a semicolon, or curl takes it for one to leave out.
  return `-H ${singleQuoted(value === '' ? `${name};` : `${name}: ${value}`)}`;
}

export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function singleQuotedIfNeeded(text: string): string {
  return /^[\w-]+$/.test(text) ? text : singleQuoted(text);
}

/** A line of the body must not end the document. */
function freeDelimiter(body: string): string {
  const taken = new Set(body.split('\n'));
  let delimiter = 'JSON';
  for (let number = 2; taken.has(delimiter); number += 1) delimiter = `JSON${number}`;
  return delimiter;
}
