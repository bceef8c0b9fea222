/** Half a second of a falling tone, as a WAV file in base64. */
export function tone() {
  const rate = 8000;
  const samples = Buffer.alloc(rate / 2);
  for (const index of samples.keys()) samples[index] = 128 + 90 * Math.sin(index ** 0.93 / 3);
  const head = Buffer.alloc(44);
  head.write('RIFF    WAVEfmt ', 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  for (const [place, size] of [
    [16, 16],
    [24, rate],
    [28, rate],
    [40, samples.length],
  ])
    head.writeUInt32LE(size, place);
  // Plain samples, one channel, one byte each, eight bits.
  for (const [index, number] of [1, 1].entries()) head.writeUInt16LE(number, 20 + 2 * index);
  for (const [index, number] of [1, 8].entries()) head.writeUInt16LE(number, 32 + 2 * index);
  head.write('data', 36, 'latin1');
  return Buffer.concat([head, samples]).toString('base64');
}
