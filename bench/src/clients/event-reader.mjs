// Finds the events of the scripted provider in a body, wherever it is cut.

export class EventReader {
  #rest = '';
  #event;

  /** @param event told each event's number and when it was sent */
  constructor(event) {
    this.#event = event;
  }

  push(bytes) {
    const text = this.#rest + bytes.latin1Slice();
    let from = 0;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', from)) {
      const number = text.lastIndexOf('"number":', end);
      const sent = text.lastIndexOf('"sent":', end);
      this.#event(
        Number.parseInt(text.slice(number + 9, sent), 10),
        Number.parseInt(text.slice(sent + 7, end), 10),
      );
      from = end + 2;
    }
    this.#rest = text.slice(from);
  }
}
