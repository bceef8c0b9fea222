import type { Explanation } from '@/lib/json-help/help-task';
import { t } from '@/lib/messages/translate';

const MOST_VALUES = 12;

/** As elements, never as HTML: a name in it may come from the text. */
export function explanationView(explanation: Explanation): HTMLElement {
  const { name, type, isRequired, about, deprecation, values, reference } = explanation;
  const view = element('div', 'cm-help');
  const head = element('p', 'cm-help-head');
  head.append(element('code', '', name));
  if (type !== '') head.append(element('span', 'cm-help-type', type));
  if (isRequired) head.append(element('span', 'cm-help-type', t('help.required')));
  view.append(head, aboutView(about));
  if (deprecation !== null) view.append(element('p', 'cm-help-old', t('help.old', { what: deprecation })));
  const limits = limitsOf(explanation);
  if (limits !== '') view.append(element('p', 'cm-help-limits', limits));
  if (values.length > 0) view.append(valueList(values));
  if (reference !== null) view.append(link(reference));
  return view;
}

/** The schemas mark names and values as `code`. */
export function aboutView(about: string): HTMLElement {
  const view = element('p', 'cm-help-about');
  const pieces = about.split('`');
  view.append(...pieces.map((piece, index) => (index % 2 === 0 ? piece : element('code', '', piece))));
  return view;
}

/** The same for those who hear the page. */
export function explanationWords(explanation: Explanation): string {
  const { name, isRequired, about, deprecation, values } = explanation;
  const required = isRequired ? `, ${t('help.required')}` : '';
  const known = values.map(({ value }) => value).join(', ');
  return [`${name}${required}.`, about.replaceAll('`', ''), deprecation ?? '', limitsOf(explanation), known]
    .filter(Boolean)
    .join(' ');
}

function limitsOf({ minimum, maximum, fallback }: Explanation): string {
  const limits = [
    minimum !== null && maximum !== null
      ? t('help.between', { minimum: String(minimum), maximum: String(maximum) })
      : minimum !== null
        ? t('help.atLeast', { minimum: String(minimum) })
        : maximum !== null
          ? t('help.atMost', { maximum: String(maximum) })
          : '',
    fallback === null ? '' : t('help.default', { value: fallback }),
  ];
  return limits.filter(Boolean).join(' · ');
}

function valueList(values: Explanation['values']): HTMLElement {
  const list = element('ul', 'cm-help-values');
  for (const { value, about } of values.slice(0, MOST_VALUES)) {
    const item = element('li', '');
    item.append(element('code', '', value), about === '' ? '' : ` ${about}`);
    list.append(item);
  }
  return list;
}

function link(reference: string): HTMLElement {
  const anchor = document.createElement('a');
  anchor.href = reference;
  anchor.target = '_blank';
  anchor.rel = 'noreferrer';
  anchor.textContent = t('help.reference');
  return anchor;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
