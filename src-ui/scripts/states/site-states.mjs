// What comes from outside of the workbench: a link, the session, the server's answers, the other pages.
import { QUESTION } from './requests.mjs';

const PROVIDERS = '**/api/providers/';
const SESSION = '**/api/v1/session';

export const SITE_STATES = [
  ['shared-link', sharedLink],
  ['shared-link-broken', sharedLinkBroken],
  ['session-ending', sessionEnding],
  ['session-fixed', sessionFixed],
  ['other-user', otherUser],
  ['no-provider', noProvider],
  ['providers-failed', providersFailed],
  ['signed-out', signedOut],
  ['page-broken', pageBroken],
  ['operations', operations],
  ['operations-tested', operationsTested],
  ['operations-failed', (at) => operationsAnswer(at, { status: 503 }, 'provider.retry')],
  ['operations-refused', operationsRefused],
  ['error-404', (at) => visit(at, '?provider=nobody')],
  ['sign-in-refused', signInRefused],
  ['error-403', forbidden],
];

async function visit(at, address = '') {
  await at.page.goto(`${at.site}/dashboard/passthrough/${address}`);
}

async function sharedLink(at) {
  await at.write(QUESTION);
  await at.command(at.say('share.title'));
  const link = await at.page.getByRole('textbox', { name: at.say('share.address') }).inputValue();
  await at.page.goto('about:blank');
  await at.page.goto(link);
  await at.page.getByRole('dialog', { name: at.say('share.openTitle') }).waitFor();
}

async function sharedLinkBroken(at) {
  await at.page.goto('about:blank');
  await visit(at, '#request=cut');
  await at.sees(at.say('share.unreadable'));
}

/** As the gateway tells of the session, but for this. */
async function withSession(at, change, see) {
  const tell = async (route) => {
    const seen = await (await route.fetch()).json();
    await route.fulfill({ json: { ...seen, ...change } });
  };
  await at.page.route(SESSION, tell);
  await see();
  await at.page.unroute(SESSION, tell);
}

const soon = () => ({ expiresAt: new Date(Date.now() + 170_000).toISOString() });

async function sessionEnding(at) {
  await withSession(at, soon(), async () => {
    await visit(at);
    await at.button('session.extend').waitFor();
  });
}

async function sessionFixed(at) {
  await withSession(at, soon(), async () => {
    await visit(at);
    await at.button('session.extend').click();
    await at.sees(at.say('session.cannotExtend'));
  });
}

async function otherUser(at) {
  await withSession(at, soon(), async () => {
    await visit(at);
    await at.button('session.extend').waitFor();
  });
  await withSession(at, { subject: 'bob', name: 'bob' }, async () => {
    await at.button('session.extend').click();
    await at.sees(at.say('session.otherUser'));
  });
}

async function withProviders(at, answer, see) {
  const tell = (route) => route.fulfill(answer);
  await at.page.route(PROVIDERS, tell);
  await visit(at);
  await see();
  await at.page.unroute(PROVIDERS, tell);
}

async function noProvider(at) {
  await withProviders(at, { json: { providers: [] } }, () => at.sees(at.say('provider.none')));
}

async function providersFailed(at) {
  await withProviders(at, { status: 503 }, () => at.button('provider.retry').waitFor());
}

async function signedOut(at) {
  await visit(at);
  await at.field('request.body').waitFor();
  await at.page.evaluate(() => new BroadcastChannel('prompt-passthrough.sign-out').postMessage('signed-out'));
  await at.sees(at.say('session.signedOutText'));
}

/** Something on the way has taken a part of the page's own data away. */
async function pageBroken(at) {
  const page = `${at.site}/dashboard/passthrough/`;
  const cut = async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace(/data-csrf-cookie-name="[^"]*"/, ''),
    });
  };
  await at.page.route(page, cut);
  await visit(at);
  await at.sees(at.say('config.title'));
  await at.page.unroute(page, cut);
}

const test = (at) => at.page.getByRole('button', { name: at.say('ops.test') }).first();

async function operations(at) {
  await visit(at, 'operations/');
  await test(at).waitFor();
}

async function operationsTested(at) {
  await test(at).click();
  await at.sees(at.say('ops.testAnswered').replace(/\{.*/, ''));
}

async function operationsAnswer(at, answer, key) {
  const tell = (route) => route.fulfill(answer);
  await at.page.route('**/api/v1/operations', tell);
  await visit(at, 'operations/');
  await at.sees(at.say(key));
  await at.page.unroute('**/api/v1/operations', tell);
}

async function operationsRefused(at) {
  const refusal = { status: 403, headers: { 'Passthrough-Error': 'forbidden-operations' } };
  await operationsAnswer(at, refusal, 'ops.forbidden');
}

/** Whoever turns back at the identity provider. */
async function signInRefused(at) {
  await at.page.context().clearCookies();
  await visit(at);
  const asked = new URL(at.page.url()).searchParams;
  const back = new URL(asked.get('redirect_uri'));
  back.search = new URLSearchParams({ error: 'access_denied', state: asked.get('state') });
  await at.page.goto(back.href);
}

/** Whoever is no administrator. */
async function forbidden(at) {
  await at.page.context().clearCookies();
  await visit(at, 'operations/');
  await at.page.getByRole('button', { name: 'bob' }).first().click();
  await at.page.getByText('403', { exact: true }).waitFor();
}
