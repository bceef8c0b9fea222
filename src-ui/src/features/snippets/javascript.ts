import type { Call } from '@/features/snippets/call';

/** A module for Node 18 or newer; nothing to install. */
export function javascriptSnippet(call: Call): string {
  const { credential, body } = call;
  const headers = call.headers.map(([name, value]) => `    ${property(name)}: ${quoted(value)},`);
  if (credential.kind === 'header') {
    const variable = `process.env.${credential.variable}`;
    const value = credential.prefix === '' ? variable : `\`${credential.prefix}\${${variable}}\``;
    headers.unshift(`    ${property(credential.name)}: ${value},`);
  }
  const output =
    call.method === 'HEAD'
      ? []
      : ['for await (const chunk of response.body ?? []) process.stdout.write(chunk);'];
  return [
    ...(body === null ? [] : [`const body = ${longText(body)};`, '']),
    `const response = await fetch(${address(call)}, {`,
    `  method: ${quoted(call.method)},`,
    ...(headers.length === 0 ? [] : ['  headers: {', ...headers, '  },']),
    ...(body === null ? [] : ['  body,']),
    "  redirect: 'manual',",
    '});',
    'console.error(response.status, response.statusText);',
    ...output,
    '',
  ].join('\n');
}

/** Raw where a template keeps every character as it is: then JSON looks like JSON. */
function longText(text: string): string {
  const isPlain = !/[`\r]|\$\{|\\$/.test(text);
  if (isPlain) return `String.raw\`${text}\``;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    .replaceAll('\r', '\\r');
  return `\`${escaped}\``;
}

function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function address({ url, credential }: Call): string {
  return quoted(url) + (credential.kind === 'query' ? ` + process.env.${credential.variable}` : '');
}
