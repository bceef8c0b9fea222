import { isAdvice, type JsonProblem } from '@/lib/json/json-problem';
import { t } from '@/lib/messages/translate';

/** What is wrong, without the line: «a comma too many». */
export function describeProblem(problem: JsonProblem): string {
  const firstLine = problem.found.split('\n')[0] ?? '';
  const found = firstLine === '' ? '' : `“${firstLine}”`;
  switch (problem.code) {
    case 'missing-comma':
    case 'missing-value':
    case 'missing-key':
    case 'unquoted-key':
    case 'wrong-word':
    case 'bad-number':
    case 'wrong-bracket':
    case 'extra-text':
      return t(`json.${problem.code}`, { found });
    default:
      return t(`json.${problem.code}`);
  }
}

/** What its fix does. */
export function fixWords(problem: JsonProblem): string {
  return t(isAdvice(problem) ? 'json.removeMark' : 'json.fix');
}
