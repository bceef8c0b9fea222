/**
 * A snippet of the language server protocol in CodeMirror's notation: `$1` and `${1:words}` become fields, `$0` and
 * escaped characters what they mean.
 */
export function snippetText(snippet: string): string {
  let text = '';
  for (let at = 0; at < snippet.length; at += 1) {
    const rest = snippet.slice(at);
    const stop = /^\$(?:(\d+)|\{(\d+)(?::((?:\\.|[^\\}])*))?\})/.exec(rest);
    if (stop) {
      const [whole, bare, number = bare, words = ''] = stop;
      const inner = words.replaceAll(/\\(.)/g, '$1');
      // A field of CodeMirror's cannot hold braces.
      const isField = number !== '0' && !/[{}]/.test(inner);
      text += isField ? `\${${number}${inner === '' ? '' : `:${inner}`}}` : braced(inner);
      at += whole.length - 1;
    } else if (rest.startsWith('\\') && rest.length > 1) {
      text += braced(rest.charAt(1));
      at += 1;
    } else {
      text += braced(rest.charAt(0));
    }
  }
  return text;
}

/** Braces begin and end CodeMirror's fields. */
function braced(text: string): string {
  return text.replaceAll(/[{}]/g, '\\$&');
}
