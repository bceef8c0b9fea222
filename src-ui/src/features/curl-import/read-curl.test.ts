import { describe, expect, it } from 'vitest';
import { matchProvider } from '@/features/curl-import/match-provider';
import { type CurlReading, readCurl } from '@/features/curl-import/read-curl';
import { provider } from '@/testing/providers';

function read(command: string): Extract<CurlReading, { ok: true }> {
  const reading = readCurl(command);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem));
  return reading;
}

const request = (command: string) => read(command).request;
const problem = (command: string) => {
  const reading = readCurl(command);
  return reading.ok ? null : reading.problem;
};

describe('a cURL command', () => {
  it('becomes the request that it would send', () => {
    const reading = read(`curl https://api.openai.com/v1/chat/completions \\
      -H "Content-Type: application/json" \\
      -H "Authorization: Bearer $OPENAI_API_KEY" \\
      -d '{
        "model": "gpt-5-mini"
      }'`);
    expect(reading).toEqual({
      ok: true,
      request: {
        method: 'POST',
        url: 'https://api.openai.com/v1/chat/completions',
        headers: [['Content-Type', 'application/json']],
        body: '{\n        "model": "gpt-5-mini"\n      }',
      },
      credentials: ['Authorization'],
      browserHeaders: [],
      unclear: [],
    });
  });

  it.each([
    [`curl x.test -d 'it'\\''s'`, "it's"],
    [`curl x.test -d "a \\"b\\" \\$c \\\\ \\n"`, 'a "b" $c \\ \\n'],
    [`curl x.test -d $'a\\n\\'b\\' \\u4f60 \\U1F30D \\x41 \\101 \\\\'`, "a\n'b' 你 🌍 A A \\"],
    ['curl x.test -d a\\ b', 'a b'],
    [`curl x.test --data-raw '@not-a-file'`, '@not-a-file'],
    [`curl x.test -d a -d b`, 'a&b'],
    [`curl x.test --json '{"a":' --json '1}'`, '{"a":1}'],
    ["curl x.test --data-binary @- <<'END'\n{ $a `b` }\nEND\n", '{ $a `b` }\n'],
    ['curl x.test --data-binary @- <<-E\n\ta\n\tE', 'a\n'],
    ["curl x.test -d @- <<'E'\na\nb\nE\n", 'ab'],
    ["cat <<'E' | curl x.test --data-binary @-\na\nE\n", 'a\n'],
    ["head -c 4 <<'JSON' | curl -sSN 'https://x.test' \\\n  --data-binary @-\né{}\nJSON\n", 'é{}'],
    [`echo '{}' | curl x.test -d @-`, '{}'],
    [`printf %s '{}' | curl x.test --data-binary @-`, '{}'],
    ['curl x.test -d ""', ''],
    ['$ curl x.test -d 1 # why', '1'],
    ['curl x.test -d1 && ', null],
  ])('%s', (command, body) => {
    if (body === null) expect(problem(command)).toEqual({ code: 'operator', found: '&' });
    else expect(request(command).body).toBe(body);
  });

  it('is read as a browser copies it for Windows', () => {
    const command = [
      'curl ^"https://x.test/a?b=1^&c=2^" ^',
      '  -H ^"content-type: application/json^" ^',
      '  --data-raw ^"^{^\\^"a^\\^":^\\^"b c ^^ %^\\^"^}^"',
    ].join('\r\n');
    expect(request(command)).toEqual({
      method: 'POST',
      url: 'https://x.test/a?b=1&c=2',
      headers: [['content-type', 'application/json']],
      body: '{"a":"b c ^ %"}',
    });
  });

  it('is read as it is written for PowerShell', () => {
    const command = [
      'curl.exe -X POST `',
      '  "https://x.test/a?b=1" `',
      '  -H "Authorization: Bearer $env:KEY" -H "X-Note: $env:NOTE" `',
      '  -d \'{\\"a\\": \\"it\'\'s `5\\", "b": "c"}\'',
    ].join('\r\n');
    const reading = read(command);
    expect(reading.request).toEqual({
      method: 'POST',
      url: 'https://x.test/a?b=1',
      headers: [['X-Note', '$env:NOTE']],
      body: '{"a": "it\'s `5", "b": "c"}',
    });
    expect(reading).toMatchObject({ credentials: ['Authorization'], unclear: ['$env:NOTE'] });
    expect(problem('curl.exe x.test `\n -d "{')?.code).toBe('unclosed-quote');
  });

  it('whose document holds backticks at line ends is still one of a shell', () => {
    const command = "curl x.test --data-binary @- <<'E'\n{ `\n-x }\nE\n";
    expect(request(command).body).toBe('{ `\n-x }\n');
  });

  it.each([
    ['curl x.test', 'GET'],
    ['curl -I x.test', 'HEAD'],
    ['curl -XDELETE x.test', 'DELETE'],
    ['curl -sSNX PUT x.test', 'PUT'],
    ['curl -G x.test -d a=1', 'GET'],
  ])('%s is a %s', (command, method) => {
    expect(request(command).method).toBe(method);
  });

  it('puts -G’s data into the address', () => {
    expect(request('curl -G "https://x.test/?b=2" -d a=1').url).toBe('https://x.test/?b=2&a=1');
  });

  it('drops every credential, and says which', () => {
    const reading = read(
      `curl 'https://me:pw@x.test/p?key=AIza&alt=sse' -u me:pw --oauth2-bearer t -b s=1 -H 'x-api-key: k' -H 'api-key: k' -H 'X-Goog-Api-Key: k' -H 'Cookie: s=1' -H 'anthropic-version: 2023-06-01'`,
    );
    expect(reading.request.url).toBe('https://x.test/p?alt=sse');
    expect(reading.request.headers).toEqual([['anthropic-version', '2023-06-01']]);
    expect(new Set(reading.credentials)).toEqual(
      new Set([
        '-u',
        '--oauth2-bearer',
        '-b',
        'x-api-key',
        'api-key',
        'X-Goog-Api-Key',
        'Cookie',
        'user@',
        '?key',
      ]),
    );
    expect(JSON.stringify(reading)).not.toMatch(/pw|AIza|s=1/);
  });

  it('names what it does not understand, and what the browser sets', () => {
    const reading = read(
      `curl x.test -F a=b --odd -k -L -H 'Host: y' -H 'Sec-Fetch-Mode: cors' -d "{\\"a\\": \\"$A\\"}" second.test`,
    );
    expect(reading.unclear).toEqual(['-F a=b', '--odd', '-k', '-L', 'second.test', '$A']);
    expect(reading.browserHeaders).toEqual(['Host', 'Sec-Fetch-Mode']);
  });

  it.each([
    ['wget x.test', 'no-curl'],
    ['', 'no-curl'],
    ['curl', 'no-url'],
    ['curl -d a', 'no-url'],
    ['curl ftp://x.test', 'bad-url'],
    ['curl "$SITE/v1"', 'bad-url'],
    ['curl javascript://x', 'bad-url'],
    ['curl x.test -d @body.json', 'reads-file'],
    ['curl x.test --data-binary @-', 'reads-file'],
    [`curl x.test -d '{`, 'unclosed-quote'],
    [`curl x.test -d "{`, 'unclosed-quote'],
    ["curl x.test -d @- <<'E'\n{}", 'unclosed-document'],
    ['curl x.test > /etc/passwd', 'operator'],
  ])('%s is refused', (command, code) => {
    expect(problem(command)?.code).toBe(code);
  });

  it('of any kind is read without hanging', () => {
    const signs = `'"\\$\`<>|^ \n-dH@{}curl`;
    for (let seed = 1; seed < 3000; seed += 1) {
      let state = seed;
      const next = () => (state = (state * 48271) % 2147483647);
      const noise = Array.from({ length: next() % 40 }, () => signs.charAt(next() % signs.length)).join('');
      expect(readCurl(`curl x.test ${noise}`)).toHaveProperty('ok');
    }
  });
});

describe('the provider of an address', () => {
  const openai = provider('openai', 'openai-chat', { baseUrl: 'https://api.openai.com/v1/' });
  const responses = provider('openai-responses', 'openai-responses', {
    baseUrl: 'https://api.openai.com/v1/',
    defaultPath: 'responses',
  });
  const anthropic = provider('anthropic', 'anthropic-messages', {
    baseUrl: 'https://api.anthropic.com/',
    defaultPath: 'v1/messages',
  });
  const all = [openai, responses, anthropic];
  const match = (url: string) => {
    const found = matchProvider(
      { method: 'POST', url, headers: [], body: '{}' },
      all,
      'https://gate.test/api/v1/prompts/passthrough/',
    );
    return [found.provider?.slug ?? null, found.request.path, found.isOutside];
  };

  it.each([
    ['https://api.openai.com/v1/chat/completions', ['openai', null, false]],
    ['https://api.openai.com/v1/responses', ['openai-responses', null, false]],
    ['https://api.openai.com/v1/models?limit=2', ['openai', 'models?limit=2', false]],
    ['https://API.anthropic.com:443/v1/messages', ['anthropic', null, false]],
    ['https://api.openai.com/v2/chat', ['openai', null, true]],
    ['https://elsewhere.test/v1/chat', [null, null, false]],
    ['https://gate.test/api/v1/prompts/passthrough/anthropic/v1/models', ['anthropic', 'v1/models', false]],
    ['https://gate.test/api/v1/prompts/passthrough/nobody/', [null, null, false]],
    ['https://api.openai.com.evil.test/v1/chat', [null, null, false]],
  ])('%s', (url, expected) => {
    expect(match(url)).toEqual(expected);
  });
});
