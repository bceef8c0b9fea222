/** A stretch of one part's text that one event brought. */
export interface TextSpan {
  key: string;
  from: number;
  to: number;
}

interface Track {
  /** The last event of each step, ascending, and where its text ends. */
  events: number[];
  ends: number[];
  /** How many events are joined to one step, and how many the last step holds. */
  stride: number;
  inLast: number;
}

/** Longest list of steps of one part. Beyond it neighbours are joined, so that a link leads to the right place, not to the very event. */
const LONGEST = 65_536;

/** Which event brought which text. Grows with the reply, in bounded memory. */
export class TextLinks {
  private readonly tracks = new Map<string, Track>();
  private readonly longest: number;

  constructor(longest = LONGEST) {
    this.longest = longest;
  }

  /** Text of `key` now ends at `end`, because of `event`. */
  add(key: string, event: number, end: number): void {
    const track = this.tracks.get(key) ?? { events: [], ends: [], stride: 1, inLast: 1 };
    this.tracks.set(key, track);
    const isFull = track.inLast >= track.stride;
    const place = isFull ? track.events.length : track.events.length - 1;
    track.events[place] = event;
    track.ends[place] = end;
    track.inLast = isFull ? 1 : track.inLast + 1;
    if (track.events.length > this.longest) thin(track);
  }

  get isEmpty(): boolean {
    return this.tracks.size === 0;
  }

  eventAt(key: string, offset: number): number | null {
    const track = this.tracks.get(key);
    if (track === undefined) return null;
    return track.events[firstAbove(track.ends, offset)] ?? null;
  }

  /** What the event brought; several parts where one event carried several. */
  spansOf(event: number): TextSpan[] {
    return [...this.tracks].flatMap(([key, { events, ends, stride }]) => {
      const step = firstAbove(events, event - 1);
      const found = events[step];
      if (found === undefined || (found !== event && !(stride > 1 && step > 0))) return [];
      return [{ key, from: ends[step - 1] ?? 0, to: ends[step] ?? 0 }];
    });
  }

  /** The nearest event after (1) or before (-1) that brought text; null at the end. */
  neighbour(event: number, direction: 1 | -1): number | null {
    let best: number | null = null;
    for (const { events } of this.tracks.values()) {
      const found = events[direction === 1 ? firstAbove(events, event) : firstAbove(events, event - 1) - 1];
      if (found !== undefined && (best === null || (found - best) * direction < 0)) best = found;
    }
    return best;
  }
}

/** The first place in an ascending list that holds more than `value`. */
function firstAbove(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Joins each two steps to one. */
function thin(track: Track): void {
  const isPairEnd = (_: number, index: number, list: readonly number[]) =>
    index % 2 === 1 || index === list.length - 1;
  track.inLast += track.events.length % 2 === 0 ? track.stride : 0;
  track.events = track.events.filter(isPairEnd);
  track.ends = track.ends.filter(isPairEnd);
  track.stride *= 2;
}
