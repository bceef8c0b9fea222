import { describe, expect, it } from 'vitest';
import { TextLinks } from '@/lib/model/text-links';

function links(longest?: number): TextLinks {
  const made = new TextLinks(longest);
  made.add('text', 2, 5);
  made.add('call', 3, 4);
  made.add('text', 4, 9);
  return made;
}

describe('TextLinks', () => {
  it('finds the event of a character', () => {
    expect([0, 4, 5, 8].map((offset) => links().eventAt('text', offset))).toEqual([2, 2, 4, 4]);
    expect(links().eventAt('text', 9)).toBeNull();
    expect(links().eventAt('other', 0)).toBeNull();
  });

  it('finds the text of an event', () => {
    expect(links().spansOf(4)).toEqual([{ key: 'text', from: 5, to: 9 }]);
    expect(links().spansOf(1)).toEqual([]);
    expect(links().spansOf(9)).toEqual([]);
  });

  it('goes from event to event, over those without text', () => {
    expect(links().neighbour(-1, 1)).toBe(2);
    expect(links().neighbour(2, 1)).toBe(3);
    expect(links().neighbour(4, 1)).toBeNull();
    expect(links().neighbour(4, -1)).toBe(3);
    expect(links().neighbour(2, -1)).toBeNull();
  });

  it('keeps its memory within bounds and still leads to the place', () => {
    const many = new TextLinks(100);
    for (let event = 0; event < 10_000; event += 1) many.add('text', event, event + 1);
    const found = many.eventAt('text', 5_000) ?? 0;
    expect(Math.abs(found - 5_000)).toBeLessThan(300);
    const span = many.spansOf(5_000)[0];
    expect(span && span.from <= 5_000 && 5_000 < span.to).toBe(true);
    expect(
      JSON.stringify([...(many as unknown as { tracks: Map<string, { ends: number[] }> }).tracks.values()])
        .length,
    ).toBeLessThan(2_000);
  });
});
