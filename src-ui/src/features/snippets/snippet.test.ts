import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, callOf, type Outgoing } from '@/features/snippets/call';
import { snippetOf, TARGETS, type Target } from '@/features/snippets/snippet';
import type { ApiKey } from '@/lib/model/provider';
import { provider } from '@/testing/providers';

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: shells and templates are what is tried
const NASTY: Readonly<Record<string, string>> = {
  quotes: `{"a": "it's \\"quoted\\"", "b": "'''", "c": "\\"\\"\\"", "d": \`x\`}`,
  'triple quotes': `"""'''"""'''`,
  shell: '{"a": "$HOME ${HOME} $(id) `id` !! %s \\\\ \\n \\u00e9"}',
  lines: '  {\n\n    "a": 1, \n\t"b":\t2   \n}\n\n',
  'no line end': '{"a": 1}',
  'one line end': '{"a": 1}\n',
  'carriage returns': '{\r\n"a": 1\r\n}',
  'its own end marks': 'JSON\nJSON2\nEOF\n{}\nJSON',
  emoji: '{"a": "你好 🌍 é \u2028 \u00a0 \ufeff"}',
  backslashes: '\\\\\\',
  'a backslash at the end of a line': 'a\\\nb\\',
  'Java’s escapes': '"\\u0041 \\s \\t {0} \\',
  controls: 'a\tb\u0001c\u000cd\u007f',
  'an at sign': '@file',
  empty: '',
  spaces: '   ',
};
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above

interface Received {
  method: string;
  target: string;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

let server: Server;
let site: string;
let folder: string;
const received: Received[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, target: url, headers, body: Buffer.concat(chunks).toString('base64') });
      response.end('reply 🌍');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const COMMANDS: Readonly<Record<Target, readonly string[]>> = {
  curl: ['bash', '-euo', 'pipefail', 'Main.sh'],
  python: ['python3', 'Main.py'],
  javascript: [process.execPath, 'Main.mjs'],
  java: ['java', '-XX:TieredStopAtLevel=1', 'Main.java'],
};

function has(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A developer without these tools can still run the others; continuous integration has them. */
const canRun = (target: Target) =>
  process.env.CI !== undefined ||
  (target !== 'curl' ? has(COMMANDS[target][0] ?? '') : has('curl') && has('bash'));

async function run(target: Target, outgoing: Partial<Outgoing>, environment = { TOKEN: 'token-1' }) {
  const call = callOf(
    { method: 'POST', gatewayUrl: `${site}/gate`, upstreamUrl: '', headers: [], body: null, ...outgoing },
    provider('demo', 'openai-chat'),
    'gateway',
  );
  return runCall(target, call, environment);
}

async function runCall(target: Target, call: Call, environment: Record<string, string>) {
  const snippet = snippetOf(target, call);
  if (!snippet.ok) throw new Error(snippet.reason);
  const [command = '', ...rest] = COMMANDS[target];
  writeFileSync(join(folder, rest.at(-1) ?? ''), snippet.code);
  received.length = 0;
  const result = await promisify(execFile)(command, rest, {
    cwd: folder,
    // Java must not depend on the machine's encoding.
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...environment },
  });
  expect(received).toHaveLength(1);
  return { ...result, ...(received[0] as Received) };
}

const bytes = (text: string) => Buffer.from(text).toString('base64');

describe.each(['curl', 'python', 'javascript'] as const)('a request as %s', (target) => {
  it.runIf(canRun(target)).each(Object.entries(NASTY))(
    'sends every byte of a body with %s',
    async (_, body) => {
      const { method, target: path, headers, body: sent, stdout } = await run(target, { body });
      expect({ method, path, sent }).toEqual({ method: 'POST', path: '/gate', sent: bytes(body) });
      expect(headers.authorization).toBe('Bearer token-1');
      expect(headers['content-type']).toBe('application/json');
      expect(stdout).toBe('reply 🌍');
    },
  );
});

describe.each(TARGETS)('a request as %s', (target) => {
  it.runIf(canRun(target))('sends a long body', async () => {
    const body = JSON.stringify({ text: `${'é🌍'.repeat(30_000)}${Object.values(NASTY).join('\n')}` });
    expect((await run(target, { body })).body).toBe(bytes(body));
  });

  it.runIf(canRun(target))('sends all that is nasty at once', async () => {
    const body = Object.values(NASTY).join('\n');
    expect((await run(target, { body })).body).toBe(bytes(body));
  });

  it.runIf(canRun(target))('sends the method, the whole address and the headers as they are', async () => {
    const {
      method,
      target: path,
      headers,
    } = await run(target, {
      method: 'DELETE',
      gatewayUrl: `${site}/a%2Fb/c:d?x=%20[1]&y={a}&z='$HOME'`.replace(/[[\]{}]/g, encodeURIComponent),
      headers: [
        ['X-Odd', `it's "$HOME" \\ \`id\``],
        ['accept', 'text/event-stream'],
      ],
    });
    expect(method).toBe('DELETE');
    expect(path.replaceAll('%27', "'")).toBe("/a%2Fb/c:d?x=%20%5B1%5D&y=%7Ba%7D&z='$HOME'");
    expect(headers['x-odd']).toBe(`it's "$HOME" \\ \`id\``);
    expect(headers.accept).toBe('text/event-stream');
  });
});

describe('a request straight to the provider', () => {
  const outgoing = {
    method: 'POST',
    gatewayUrl: '',
    upstreamUrl: 'https://p.test/v1',
    headers: [],
    body: '{}',
  };
  const credentialOf = (...args: Parameters<typeof provider>) =>
    callOf(outgoing, provider(...args), 'provider').credential;

  const key = (change: Partial<ApiKey>): ApiKey => ({
    name: 'MY_KEY',
    scheme: 'bearer',
    carrier: null,
    region: null,
    service: null,
    ...change,
  });

  it.each([
    [key({}), 'Authorization', 'Bearer ', 'MY_KEY'],
    [key({ scheme: 'header', carrier: 'x-acme-key' }), 'x-acme-key', '', 'MY_KEY'],
    [key({ scheme: 'basic' }), 'Authorization', 'Basic ', 'MY_KEY_BASE64'],
    [
      key({ scheme: 'azure-entra', name: 'AZURE_CLIENT_SECRET' }),
      'Authorization',
      'Bearer ',
      'AZURE_ACCESS_TOKEN',
    ],
    [key({ scheme: 'google-oauth', name: null }), 'Authorization', 'Bearer ', 'GOOGLE_ACCESS_TOKEN'],
    [key({ name: '/run/secrets/key' }), 'Authorization', 'Bearer ', 'MY_LLM_API_KEY'],
    [key({ name: 'passthrough.providers.my-llm.auth.secret' }), 'Authorization', 'Bearer ', 'MY_LLM_API_KEY'],
  ] as const)('signs in with %o by %s', (apiKey, name, prefix, variable) => {
    expect(credentialOf('my-llm', 'openai-chat', { apiKey })).toEqual({
      kind: 'header',
      name,
      prefix,
      variable,
    });
  });

  it.each(TARGETS.filter(canRun))('writes the key into the query as %s', async (target) => {
    const acme = provider('acme', 'gemini', { apiKey: key({ scheme: 'query', carrier: 'key' }) });
    const call = callOf({ ...outgoing, upstreamUrl: `${site}/v1?alt=sse` }, acme, 'provider');
    expect((await runCall(target, call, { MY_KEY: 'k-1' })).target).toBe('/v1?alt=sse&key=k-1');
  });

  it('has no key where the provider wants none', () => {
    const call = callOf(outgoing, provider('ollama', 'openai-chat'), 'provider');
    const snippet = snippetOf('curl', call);
    expect(snippet).toEqual({ ok: true, code: expect.not.stringMatching(/Authorization|\$/) });
  });

  it('says which version of the messages format it speaks', () => {
    const call = callOf(outgoing, provider('a', 'anthropic-messages'), 'provider');
    expect(call.headers).toContainEqual(['anthropic-version', '2023-06-01']);
  });

  it('leaves AWS’s signature to curl, which can make it', () => {
    const bedrock = provider('b', 'other', {
      apiKey: key({ scheme: 'aws-sigv4', region: 'eu-west-1', service: 'bedrock' }),
    });
    const call = callOf(outgoing, bedrock, 'provider');
    expect(snippetOf('java', call)).toEqual({ ok: false, reason: 'aws' });
    const snippet = snippetOf('curl', call);
    expect(snippet.ok && snippet.code).toContain("--aws-sigv4 'aws:amz:eu-west-1:bedrock'");
  });
});

describe('what no program can send', () => {
  const call = (change: Partial<Call>): Call => ({
    method: 'POST',
    url: 'https://p.test/',
    headers: [],
    credential: { kind: 'none' },
    body: '{}',
    ...change,
  });

  it.each(TARGETS)('is refused for %s', (target) => {
    expect(snippetOf(target, call({ body: 'a\0b' }))).toEqual({ ok: false, reason: 'nul' });
    const headers = [['X-A', 'b\r\nX-C: d']] as const;
    expect(snippetOf(target, call({ headers }))).toEqual({ ok: false, reason: 'control-in-header' });
  });
});

it('reads like a command that a person would write', () => {
  const outgoing = {
    method: 'POST',
    gatewayUrl: 'https://gate.test/api/v1/prompts/passthrough/demo/chat/completions',
    upstreamUrl: '',
    headers: [],
    body: '{\n  "model": "demo-1"\n}',
  };
  const snippet = snippetOf('curl', callOf(outgoing, provider('demo', 'openai-chat'), 'gateway'));
  expect(
    snippet.ok && snippet.code,
  ).toBe(`head -c 23 <<'JSON' | curl -sSN 'https://gate.test/api/v1/prompts/passthrough/demo/chat/completions' \\
  -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' \\
  --data-binary @-
{
  "model": "demo-1"
}
JSON
`);
});
