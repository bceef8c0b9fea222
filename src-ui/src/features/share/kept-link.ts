/** Where the page that share links lead to keeps a link's fragment, which signing in would lose (shared-request-page.html). */
const KEY = 'prompt-passthrough.shared-request';

/** The fragment of the link by which somebody came; it is given once. */
export function takeKeptLink(): string {
  try {
    const fragment = sessionStorage.getItem(KEY) ?? '';
    sessionStorage.removeItem(KEY);
    return fragment;
  } catch {
    return '';
  }
}
