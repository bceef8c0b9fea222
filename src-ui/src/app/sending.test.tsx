import { fireEvent, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { answer, openLoaded, response, send, serveWorkbench, write } from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();

interface Sent {
  method: string;
  path: string;
  body: string;
  headers: Headers;
}

async function open() {
  const sent: Sent[] = [];
  const bench = await openLoaded(
    answer(async (request) => {
      const { pathname, search } = new URL(request.url);
      const path = pathname.replace('/api/v1/prompts/passthrough/demo/', '') + search;
      sent.push({ method: request.method, path, body: await request.text(), headers: request.headers });
      return HttpResponse.json({ choices: [{ message: { content: `reply ${sent.length}` } }] });
    }),
  );
  return { ...bench, sent };
}

const show = (name: string) => fireEvent.mouseDown(screen.getByRole('tab', { name: new RegExp(`^${name}`) }));

describe('headers', () => {
  it('go along with the body, and those switched off do not', async () => {
    const { user, sent } = await open();
    show('Headers');
    write(await screen.findByLabelText('Name of header 1'), 'OpenAI-Beta');
    expect(screen.getByLabelText<HTMLInputElement>('Value of header 1').value).toBe('assistants=v2');
    write(screen.getByLabelText('Name of header 2'), 'X-Off');
    write(screen.getByLabelText('Value of header 2'), 'no');
    await user.click(screen.getByLabelText('Send header 2'));
    await user.click(send());
    await response().findByText('reply 1');
    expect(sent[0]?.headers.get('OpenAI-Beta')).toBe('assistants=v2');
    expect(sent[0]?.headers.has('X-Off')).toBe(false);
    expect(sent[0]?.headers.get('Content-Type')).toBe('application/json');
  });

  it('that would not arrive are refused, and say why', async () => {
    const { user, sent } = await open();
    show('Headers');
    write(await screen.findByLabelText('Name of header 1'), 'Authorization');
    expect(screen.getByText(/adds the provider’s own credential/)).toBeTruthy();
    show('Body');
    await user.click(send());
    expect(
      (await screen.findAllByText(/Not sent, because of the header “Authorization”/)).length,
    ).toBeGreaterThan(0);
    expect(screen.getByLabelText('Name of header 1')).toBeTruthy();
    expect(sent).toHaveLength(0);
  });
});

describe('the path', () => {
  it('is any of the provider’s, and a known one brings its method', async () => {
    const { user, sent } = await open();
    const path = screen.getByLabelText<HTMLInputElement>('URL path');
    expect(path.value).toBe('chat/completions');
    write(path, 'models');
    expect(screen.getByLabelText<HTMLSelectElement>('Method').value).toBe('GET');
    await user.click(send());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ method: 'GET', path: 'models', body: '' });
    write(path, 'files/{{id}}?q=a%20b');
    await user.selectOptions(screen.getByLabelText('Method'), 'DELETE');
    await user.click(send());
    expect(await screen.findByText('Not sent: no value for {{id}}.')).toBeTruthy();
  });

  it('cannot lead out of the provider', async () => {
    const { user, sent } = await open();
    write(screen.getByLabelText('URL path'), '../../../session/logout');
    expect(screen.getAllByText(/The path may have no/).length).toBeGreaterThan(0);
    await user.click(send());
    expect((await screen.findAllByText(/^Not sent: The path may have no/)).length).toBeGreaterThan(0);
    expect(sent).toHaveLength(0);
  });

  it('needs no body where the provider wants none', async () => {
    const { user, body, sent } = await open();
    write(screen.getByLabelText('URL path'), 'responses/r1/cancel');
    write(body, '');
    await user.click(send());
    await waitFor(() =>
      expect(sent[0]).toMatchObject({ method: 'POST', path: 'responses/r1/cancel', body: '' }),
    );
    expect(sent[0]?.headers.has('Content-Type')).toBe(false);
  });
});

describe('variables', () => {
  it('are asked for, filled in, and shown as they are sent', async () => {
    const { user, body, sent } = await open();
    write(body, '{"q": "in {{city}}", "t": {{t}}}');
    await user.click(send());
    await screen.findByText('Not sent: no value for {{city}}, {{t}}.');
    await user.click(screen.getByRole('button', { name: 'Give a value' }));
    write(await screen.findByLabelText('Value of city'), '"Porto"\n');
    write(screen.getByLabelText('Value of t'), '0.70');
    const preview = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'The body as it is sent',
    });
    expect(preview.value).toBe('{"q": "in \\"Porto\\"\\n", "t": 0.70}');
    await user.click(send());
    await response().findByText('reply 1');
    expect(sent[0]?.body).toBe(preview.value);
  });

  it('are not asked for any more once the request holds none', async () => {
    const { user, body } = await open();
    write(body, '{"q": "in {{city}}"}');
    await user.click(send());
    await screen.findByText('Not sent: no value for {{city}}.');
    write(body, '{"q": "in Porto"}');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Give a value' })).toBeNull());
  });

  it('go out as they stand when told to', async () => {
    const { user, body, sent } = await open();
    write(body, '{"template": "Hello {{name}}"}');
    await user.click(send());
    await user.click(await screen.findByRole('button', { name: 'Send as written' }));
    await response().findByText('reply 1');
    expect(sent[0]?.body).toBe('{"template": "Hello {{name}}"}');
  });

  it('that break the JSON are not sent', async () => {
    const { user, body, sent } = await open();
    write(body, '{"t": {{t}}}');
    show('Variables');
    write(await screen.findByLabelText('Value of t'), 'warm');
    await user.click(send());
    expect(await screen.findByText(/Not sent: with its values filled in, line 1/)).toBeTruthy();
    expect(sent).toHaveLength(0);
  });
});

describe('the stream switch', () => {
  it('edits the request itself, in one step that Undo takes back', async () => {
    const { user, body } = await open();
    const before = body.value;
    await user.click(screen.getByRole('switch', { name: 'Stream' }));
    expect(JSON.parse(body.value)).toHaveProperty('stream', true);
    await user.click(await screen.findByRole('button', { name: 'Add include_usage' }));
    expect(JSON.parse(body.value)).toHaveProperty('stream_options', { include_usage: true });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(body.value).toBe(before);
  });
});

describe('behind a byte order mark', () => {
  it('the stream switch and the offer of usage edit the request, and the mark stays', async () => {
    const { body, user } = await open();
    write(body, '\ufeff{"model": "m"}');
    const flip = screen.getByRole<HTMLButtonElement>('switch', { name: 'Stream' });
    await screen.findByText(/byte order mark/);
    await user.click(flip);
    await waitFor(() => expect(body.value).toBe('\ufeff{"model": "m", "stream": true}'));
    await user.click(await screen.findByRole('button', { name: /usage/ }));
    await waitFor(() => expect(body.value).toContain('include_usage'));
    expect(body.value.startsWith('\ufeff{')).toBe(true);
  });
});

describe('sending again', () => {
  it('sends the very bytes of the last time', async () => {
    const { user, body, sent } = await open();
    await user.click(send());
    await response().findByText('reply 1');
    write(body, '{"edited": true}');
    await user.click(screen.getByRole('button', { name: 'Repeat' }));
    await response().findByText('reply 2');
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await response().findByText('reply 3');
    expect(new Set(sent.map((each) => each.body)).size).toBe(1);
    expect(body.value).toBe('{"edited": true}');
  });
});
