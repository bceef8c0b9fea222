import { describe, expect, it } from 'vitest';
import { FrameBudget } from '@/lib/stream/frame-budget';

function budget() {
  let now = 1000;
  const turns: Array<() => void> = [];
  const nextTurn = () => new Promise<void>((resolve) => turns.push(resolve));
  const takes = (milliseconds: number) => () => {
    now += milliseconds;
  };
  return { budget: new FrameBudget(() => now, nextTurn), takes, turns };
}

describe('the share of a frame', () => {
  it('lets little work pass at once', () => {
    const { budget: frame, takes } = budget();
    expect(frame.spend(takes(2))).toBeNull();
    expect(frame.spend(takes(2))).toBeNull();
  });

  it('is waited for when it is used up, and then is there anew', async () => {
    const { budget: frame, takes, turns } = budget();
    frame.spend(takes(4));
    const wait = frame.spend(takes(3));
    expect(wait).not.toBeNull();
    turns[0]?.();
    await wait;
    expect(frame.spend(takes(4))).toBeNull();
  });

  it('is one for all that read at the same time', () => {
    const { budget: frame, takes, turns } = budget();
    const one = frame.spend(takes(9));
    const other = frame.spend(takes(1));
    expect(other).toBe(one);
    expect(turns).toHaveLength(1);
  });

  it('is whole again after a silence, so that a slow stream is never held up', () => {
    const { budget: frame, takes } = budget();
    frame.spend(takes(5));
    takes(20)();
    expect(frame.spend(takes(5))).toBeNull();
  });
});
