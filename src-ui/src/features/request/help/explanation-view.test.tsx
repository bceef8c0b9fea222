import { expect, it } from 'vitest';
import { aboutView } from '@/features/request/help/explanation-view';

it('shows names that an explanation marks as code, and nothing of it as HTML', () => {
  const view = aboutView('Change this or `top_p`, not <b>both</b>.');
  expect([...view.querySelectorAll('code')].map((code) => code.textContent)).toEqual(['top_p']);
  expect(view.textContent).toBe('Change this or top_p, not <b>both</b>.');
});
