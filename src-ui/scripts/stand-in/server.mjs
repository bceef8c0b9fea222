// Serves the built page as the application does, with the same policy, and plays the provider. The model's name in the request
// says which reply comes: see replies.mjs. It listens on a free port of this machine only.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { play } from './replies.mjs';

/** As for check-budget.mjs: another folder may be named. */
const DIST = pathToFileURL(
  `${resolve(process.env.DIST ?? new URL('../../dist', import.meta.url).pathname)}/`,
);
const PAGE = '/dashboard/passthrough/';
const LISTING = `${PAGE}api/providers/`;
const API = '/api/v1/prompts/passthrough/';
const TYPES = { '.js': 'text/javascript', '.css': 'text/css' };
const FAMILIES = ['openai-chat', 'openai-responses', 'anthropic-messages', 'gemini', 'other'];

/** The policy of ContentSecurityPolicy.java. */
const policy = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    'media-src blob:',
    "font-src 'self'",
    "worker-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types passthrough',
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');

const providers = FAMILIES.map((family, index) => ({
  id: index + 1,
  name: `Stand-in ${family}`,
  rfc1034CompliantName: family,
  family,
  baseUrl: 'https://provider.test/v1/',
  defaultPath: family === 'gemini' ? 'models/m:streamGenerateContent?alt=sse' : 'chat/completions',
  defaultModel: 'm',
  models: [],
  isDefault: index === 0,
  isActive: true,
  apiKey: null,
  tags: [],
  templates: [],
}));

/** Also those of what it imports, and before its own, as the server links them. */
function stylesOf(manifest, key) {
  const { imports = [], css = [] } = manifest[key];
  return [...new Set([...imports.flatMap((imported) => stylesOf(manifest, imported)), ...css])];
}

function page(origin) {
  const nonce = randomBytes(18).toString('base64');
  const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'));
  const entry = manifest['src/main.tsx'];
  const data = {
    'api-url': origin + API,
    'provider-api-url': origin + LISTING,
    'csrf-cookie-name': 'csrf-token',
    'csrf-header-name': 'X-CSRF-TOKEN',
    'session-cookie-name': 'q_session',
    'cookie-domain': '',
    'llm-provider-id': '1',
    'template-id': 'hello-world',
    'debug-mode': 'false',
    'request-id': 'stand-in',
    'csp-nonce': nonce,
  };
  const attributes = Object.entries(data).map(([name, value]) => `data-${name}="${value}"`);
  const styles = stylesOf(manifest, 'src/main.tsx').map((file) => `<link rel="stylesheet" href="/${file}">`);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Prompt Passthrough</title><link rel="icon" href="data:,">${styles.join('')}
<script type="module" nonce="${nonce}" src="/${entry.file}"></script></head>
<body><div id="prompt-passthrough-root" ${attributes.join(' ')}></div></body></html>`;
  return { html, nonce };
}

function answer(request, response) {
  const { pathname, origin } = new URL(request.url, `http://${request.headers.host}`);
  if (pathname === PAGE) {
    const { html, nonce } = page(origin);
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy(nonce) };
    return response.writeHead(200, { ...headers, 'Set-Cookie': 'csrf-token=t; Path=/' }).end(html);
  }
  if (pathname === LISTING) return json(response, { providers });
  if (pathname === '/api/v1/session') {
    return json(response, { subject: 'alice', name: 'Alice', email: null, roles: [], expiresAt: null });
  }
  if (pathname.startsWith(API)) return play(request, response);
  if (!pathname.startsWith('/assets/') || pathname.includes('..')) return response.writeHead(404).end();
  try {
    const body = readFileSync(new URL(`.${pathname}`, DIST));
    return response.writeHead(200, { 'Content-Type': TYPES[extname(pathname)] ?? 'text/plain' }).end(body);
  } catch {
    return response.writeHead(404).end();
  }
}

function json(response, body) {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

/** The page's address, and how to end it. */
export async function startStandIn(port = 0) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${PAGE}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
