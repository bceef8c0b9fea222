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

const PLACEHOLDER = '{{model}}';

export function fillTemplate(template: RequestTemplate, model: string): FilledTemplate {
  const { id, title, method, path, body } = template;
  // Our own words, not a user's bytes: laying them out with JSON.stringify loses nothing.
  const text = body === null ? '' : JSON.stringify(body, null, 2);
  // Quoted first, so that no model name can end the string that it stands in.
  const quoted = JSON.stringify(model).slice(1, -1);
  return { id, title, method, pathTemplate: path, body: text.replaceAll(PLACEHOLDER, () => quoted) };
}

export function fillPath(pathTemplate: string | null, model: string): string | null {
  return pathTemplate === null ? null : pathTemplate.replaceAll(PLACEHOLDER, () => encodeURIComponent(model));
}
