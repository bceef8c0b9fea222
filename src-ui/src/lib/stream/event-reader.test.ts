import { describe, expect, it } from 'vitest';
import { createEventReader, type StreamEvent } from '@/lib/stream/event-reader';

function read(format: 'event-stream' | 'ndjson', ...pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const reader = createEventReader(format, (event) => events.push(event));
  for (const [index, piece] of pieces.entries()) reader.push(piece, index * 10);
  reader.end(pieces.length * 10);
  return events;
}

const data = (events: StreamEvent[]) => events.map((event) => event.data);

describe('event stream', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('ends lines with %s', (_, end) => {
    const text = ['event: a', 'data: 1', '', 'data: 2', '', ''].join(end);
    const events = read('event-stream', text);
    expect(data(events)).toEqual(['1', '2']);
    expect(events.map((event) => event.name)).toEqual(['a', null]);
  });

  it.each(['\n', '\r\n', '\r'])('is the same when cut at every place (%j)', (end) => {
    const text = [
      ': hi',
      'id: 7',
      'event: a',
      'data: 你好🌍',
      'data: second',
      '',
      'data: [DONE]',
      '',
      '',
    ].join(end);
    const whole = read('event-stream', text).map(({ at, ...event }) => event);
    for (let cut = 1; cut < text.length; cut += 1) {
      const halves = read('event-stream', text.slice(0, cut), text.slice(cut)).map(
        ({ at, ...event }) => event,
      );
      expect(halves).toEqual(whole);
    }
  });

  it('joins several data lines with a line feed', () => {
    expect(data(read('event-stream', 'data: {\ndata:  "a": 1\ndata: }\n\n'))).toEqual(['{\n "a": 1\n}']);
  });

  it('keeps comments and ids apart', () => {
    const [comment, event] = read('event-stream', ': keep-alive\n\nid: 9\ndata: x\n\n');
    expect(comment).toMatchObject({ kind: 'comment', data: 'keep-alive' });
    expect(event).toMatchObject({ kind: 'event', id: '9', index: 1 });
  });

  it('hands out the last event though its blank line is missing', () => {
    expect(data(read('event-stream', 'data: 1\n\ndata: [DONE]'))).toEqual(['1', '[DONE]']);
  });

  it('notes when each event came', () => {
    expect(read('event-stream', 'data: 1\n\n', 'data: 2\n\n').map((event) => event.at)).toEqual([0, 10]);
  });
});

describe('NDJSON', () => {
  it('gives one event per line, wherever the text was cut', () => {
    const text = '{"a":1}\r\n\n\u001e{"b":2}\n{"c":3}';
    for (let cut = 1; cut < text.length; cut += 1) {
      expect(data(read('ndjson', text.slice(0, cut), text.slice(cut)))).toEqual([
        '{"a":1}',
        '{"b":2}',
        '{"c":3}',
      ]);
    }
  });
});
