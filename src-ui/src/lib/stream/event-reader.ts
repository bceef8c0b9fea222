import { createParser } from 'eventsource-parser';

/** One event of a stream, kept as the text that came. */
export interface StreamEvent {
  index: number;
  /** Milliseconds since the start of the exchange. */
  at: number;
  kind: 'event' | 'comment';
  name: string | null;
  id: string | null;
  data: string;
}

export interface EventReader {
  push(text: string, at: number): void;
  /** Hands out what lacks its final blank line: some providers leave it off after the last event. */
  end(at: number): void;
}

/** RFC 7464 puts it before each record; the rest of a record is a line of JSON. */
const RECORD_MARK = '\u001e';

type Sink = (event: StreamEvent) => void;

export function createEventReader(format: 'event-stream' | 'ndjson', sink: Sink): EventReader {
  return format === 'ndjson' ? createLineReader(sink) : createServerSentReader(sink);
}

function createServerSentReader(sink: Sink): EventReader {
  let index = 0;
  let now = 0;
  const emit = (kind: StreamEvent['kind'], name: string | null, id: string | null, data: string) =>
    sink({ index: index++, at: now, kind, name, id, data });
  const parser = createParser({
    onEvent: (event) => emit('event', event.event ?? null, event.id ?? null, event.data),
    onComment: (comment) => emit('comment', null, null, comment),
  });
  return {
    push(text, at) {
      now = at;
      parser.feed(text);
    },
    end(at) {
      now = at;
      parser.feed('\n\n');
    },
  };
}

function createLineReader(sink: Sink): EventReader {
  let index = 0;
  let rest = '';
  const emit = (line: string, at: number) => {
    const data = (line.startsWith(RECORD_MARK) ? line.slice(1) : line).trim();
    if (data !== '') sink({ index: index++, at, kind: 'event', name: null, id: null, data });
  };
  return {
    push(text, at) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) emit(line, at);
    },
    end(at) {
      emit(rest, at);
      rest = '';
    },
  };
}
