// As much of an OpenID Connect provider as verifying an access token takes: discovery, keys, and one token.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';

export const AUDIENCE = 'prompt-passthrough';
const HOURS = 12;

/** @returns {issuer, token, close}: the token is as large as a real one, and good for half a day */
export async function startIdentityProvider() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }] };
  const server = createServer((request, response) => {
    const documents = { '/.well-known/openid-configuration': discovery(issuer), '/jwks': keys };
    const document = documents[request.url];
    response.writeHead(document ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(document ?? {}));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  return { issuer, token: mint(issuer, kid, privateKey), close: () => server.close() };
}

function discovery(issuer) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    end_session_endpoint: `${issuer}/logout`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function mint(issuer, kid, privateKey) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer,
    sub: randomUUID(),
    aud: [AUDIENCE, 'account'],
    typ: 'Bearer',
    azp: AUDIENCE,
    iat: now,
    exp: now + HOURS * 3600,
    jti: randomUUID(),
    sid: randomUUID(),
    scope: 'openid profile email',
    realm_access: { roles: ['llm-user', 'offline_access', 'uma_authorization', 'default-roles-staff'] },
    resource_access: { account: { roles: ['manage-account', 'manage-account-links', 'view-profile'] } },
    name: 'Carol Bench',
    preferred_username: 'carol',
    email: 'carol@example.org',
    email_verified: true,
  };
  const content = [{ alg: 'RS256', typ: 'JWT', kid }, claims].map(encode).join('.');
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`;
}

function encode(part) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
