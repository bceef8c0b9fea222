// Reads HTTP/1.1 responses one after the other, handing on the body's bytes as they arrive. Bare, because at 20,000 events
// a second a client must not be what limits the measurement.

const HEAD = 0;
const SIZE = 1;
const DATA = 2;
const DATA_END = 3;
const LAST = 4;

export class ResponseReader {
  #handlers;
  #state = HEAD;
  #line = '';
  #left = 0;
  #chunked = false;

  /** @param handlers {head(status), body(bytes), end()} */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  push(bytes) {
    for (let at = 0; at < bytes.length; ) {
      at = this.#state === DATA ? this.#readData(bytes, at) : this.#readLine(bytes, at);
    }
  }

  #readData(bytes, at) {
    const end = Math.min(bytes.length, at + this.#left);
    this.#left -= end - at;
    this.#handlers.body(bytes.subarray(at, end));
    if (this.#left === 0) {
      if (this.#chunked) this.#state = DATA_END;
      else this.#finish();
    }
    return end;
  }

  #readLine(bytes, at) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    this.#line += bytes.latin1Slice(at, end);
    if (newline >= 0) this.#takeLine();
    return end;
  }

  #takeLine() {
    if (this.#state === HEAD && !this.#line.endsWith('\r\n\r\n')) return;
    const line = this.#line;
    this.#line = '';
    if (this.#state === HEAD) this.#takeHead(line);
    else if (this.#state === SIZE) this.#takeSize(Number.parseInt(line, 16));
    else if (this.#state === DATA_END) this.#state = SIZE;
    else this.#finish();
  }

  #takeHead(head) {
    this.#chunked = /\r\ntransfer-encoding: *chunked/i.test(head);
    this.#left = Number(head.match(/\r\ncontent-length: *(\d+)/i)?.[1] ?? 0);
    this.#state = this.#chunked ? SIZE : DATA;
    this.#handlers.head(Number(head.slice(9, 12)));
    if (!this.#chunked && this.#left === 0) this.#finish();
  }

  #takeSize(size) {
    if (!(size >= 0)) throw new Error('A chunk without a size');
    this.#left = size;
    this.#state = size === 0 ? LAST : DATA;
  }

  #finish() {
    this.#state = HEAD;
    this.#handlers.end();
  }
}
