import { type Family, modelOf, type Provider } from '@/lib/model/provider';

/** A request worth learning from, as its file holds it. */
export interface RequestTemplate {
  id: string;
  title: string;
  /** One line on what it shows. */
  description: string;
  docsUrl: string | null;
  /** Below the provider's base URL; null for the provider's default path. */
  path: string | null;
  method: string;
  /** Null for a request without a body. */
  body: unknown;
}

/** A template with the provider's model filled in, ready for the editor. */
export interface FilledTemplate {
  id: string;
  title: string;
  method: string;
  /** Still with its placeholder, so that the path follows when the provider changes. */
  pathTemplate: string | null;
  body: string;
}

const MODEL = '{{model}}';
const ROOT = '{{root}}';

/** Each format's own path; what a provider has before it, such as `v1/`, is the root of its other paths too. */
const OWN_PATHS: Readonly<Record<Family, string | null>> = {
  'openai-chat': 'chat/completions',
  'openai-responses': 'responses',
  'anthropic-messages': 'messages',
  gemini: 'models/',
  other: null,
};

export function fillTemplate(template: RequestTemplate, model: string): FilledTemplate {
  const { id, title, method, path, body } = template;
  // Our own words, not a user's bytes: laying them out with JSON.stringify loses nothing.
  const text = body === null ? '' : JSON.stringify(body, null, 2);
  // Quoted first, so that no model name can end the string that it stands in.
  const quoted = JSON.stringify(model).slice(1, -1);
  return { id, title, method, pathTemplate: path, body: text.replaceAll(MODEL, () => quoted) };
}

/** The path below the provider's base URL, with its model and whatever stands before its format's own path. */
export function fillPath(pathTemplate: string | null, provider: Provider): string | null {
  if (pathTemplate === null) return null;
  const model = encodeURIComponent(modelOf(provider));
  return pathTemplate.replaceAll(ROOT, () => rootOf(provider)).replaceAll(MODEL, () => model);
}

function rootOf({ family, defaultPath }: Provider): string {
  const own = OWN_PATHS[family];
  const end = own === null ? -1 : (defaultPath ?? '').lastIndexOf(own);
  return end === -1 ? '' : (defaultPath ?? '').slice(0, end);
}
