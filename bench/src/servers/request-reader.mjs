// Reads requests one after the other; a body is taken by its Content-Length and dropped.

const END_OF_HEAD = '\r\n\r\n';

export class RequestReader {
  #begin;
  #head = '';
  #path;
  #bodyLeft = 0;

  /** @param begin told the path of each request once all of it is there */
  constructor(begin) {
    this.#begin = begin;
  }

  push(bytes) {
    let text = bytes.latin1Slice();
    while (text !== '') text = this.#path === undefined ? this.#readHead(text) : this.#readBody(text);
  }

  #readHead(text) {
    const whole = this.#head + text;
    const end = whole.indexOf(END_OF_HEAD);
    if (end < 0) {
      this.#head = whole;
      return '';
    }
    this.#head = '';
    this.#path = whole.slice(0, end).split(' ', 2)[1];
    this.#bodyLeft = Number(whole.slice(0, end).match(/\r\ncontent-length: *(\d+)/i)?.[1] ?? 0);
    this.#finishIfWhole();
    return whole.slice(end + END_OF_HEAD.length);
  }

  #readBody(text) {
    const taken = Math.min(this.#bodyLeft, text.length);
    this.#bodyLeft -= taken;
    this.#finishIfWhole();
    return text.slice(taken);
  }

  #finishIfWhole() {
    if (this.#bodyLeft > 0) return;
    const path = this.#path;
    this.#path = undefined;
    this.#begin(path);
  }
}
