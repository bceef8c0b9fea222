import { act, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CodeViewer } from '@/lib/code-mirror/code-viewer';
import { useLanguage } from '@/lib/messages/language';

function viewer(label: string) {
  return <CodeViewer label={label} text={'{"a": 1}'} isJson wrap nonce="n" />;
}

describe('the viewer of code', () => {
  afterEach(() => act(() => useLanguage.setState({ language: 'en' })));

  it('keeps its text when the page changes its language, and takes the new name', () => {
    const { rerender } = render(viewer('Reply'));
    // The page draws everything anew at once.
    act(() => {
      useLanguage.setState({ language: 'de' });
      rerender(viewer('Antwort'));
    });

    expect(screen.getByRole('textbox', { name: 'Antwort' }).textContent).toContain('"a": 1');
  });
});
