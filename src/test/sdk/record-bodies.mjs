// Writes down what the official packages send, for the test of the editor's schemas:
//   npm ci && node record-bodies.mjs ../../../src-ui/src/testing/sdk-bodies
// NodeSdkTest runs it and compares, so that what is recorded is what the packages in the lock file send.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import { FunctionCallingConfigMode, GoogleGenAI, Type } from '@google/genai';
import OpenAI from 'openai';

const [folder] = process.argv.slice(2);
const recorded = { openai: [], anthropic: [], gemini: [] };
let now = 'openai';

const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  recorded[now].push({ path: request.url.replace(/^\//, ''), body: JSON.parse(text) });
  // No client needs an answer here: what it sent is all that counts.
  response.writeHead(400, { 'content-type': 'application/json' }).end('{}');
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const baseURL = `http://127.0.0.1:${server.address().port}`;
const sent = (call) => Promise.resolve(call).then(() => {}, () => {});

const city = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const openai = new OpenAI({ apiKey: 'none', baseURL: `${baseURL}/v1`, maxRetries: 0 });
const ask = [{ role: 'user', content: 'Good morning' }];
await sent(openai.chat.completions.create({ model: 'm', messages: ask }));
await sent(openai.chat.completions.create({ model: 'm', messages: ask, stream: true, stream_options: { include_usage: true }, temperature: 0.2, top_p: 0.9, stop: ['x'], seed: 7, logprobs: true, top_logprobs: 3, metadata: { run: '1' }, reasoning_effort: 'low', verbosity: 'low', store: false, service_tier: 'auto', user: 'u', n: 1 }));
await sent(openai.chat.completions.create({
  model: 'm',
  messages: [
    { role: 'developer', content: [{ type: 'text', text: 'Be brief.' }] },
    { role: 'user', name: 'a', content: [{ type: 'text', text: 'What is it?' }, { type: 'image_url', image_url: { url: `data:image/png;base64,${pixel}`, detail: 'low' } }, { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }, { type: 'file', file: { file_id: 'file-1' } }] },
    { role: 'assistant', content: null, tool_calls: [{ id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } }, { id: 'c2', type: 'custom', custom: { name: 'g', input: 'x' } }] },
    { role: 'tool', tool_call_id: 'c1', content: 'ok' },
    { role: 'tool', tool_call_id: 'c2', content: [{ type: 'text', text: 'ok' }] },
    { role: 'assistant', content: [{ type: 'text', text: 'a' }, { type: 'refusal', refusal: 'no' }] },
  ],
  tools: [{ type: 'function', function: { name: 'f', description: 'd', parameters: city, strict: true } }, { type: 'custom', custom: { name: 'g', format: { type: 'grammar', grammar: { syntax: 'regex', definition: '.*' } } } }],
  tool_choice: { type: 'function', function: { name: 'f' } },
  parallel_tool_calls: false,
  response_format: { type: 'json_schema', json_schema: { name: 'n', schema: city, strict: true } },
}));
await sent(openai.chat.completions.create({ model: 'm', messages: ask, modalities: ['text', 'audio'], audio: { voice: 'alloy', format: 'mp3' }, prediction: { type: 'content', content: 'x' }, web_search_options: { search_context_size: 'low', user_location: { type: 'approximate', approximate: { country: 'PT' } } }, tool_choice: 'none', logit_bias: { 50256: -100 } }));
await sent(openai.responses.create({ model: 'm', input: 'Good morning' }));
await sent(openai.responses.create({
  model: 'm',
  instructions: 'Be brief.',
  previous_response_id: 'resp_1',
  input: [
    { role: 'user', content: [{ type: 'input_text', text: 'What?' }, { type: 'input_image', image_url: 'https://example.org/a.png', detail: 'auto' }, { type: 'input_file', file_id: 'file-1' }] },
    { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 't' }], encrypted_content: 'x' },
    { type: 'message', id: 'msg_1', status: 'completed', role: 'assistant', content: [{ type: 'output_text', text: 'a', annotations: [] }] },
    { type: 'function_call', id: 'fc_1', call_id: 'c1', name: 'f', arguments: '{}', status: 'completed' },
    { type: 'function_call_output', call_id: 'c1', output: '{}' },
    { type: 'item_reference', id: 'msg_0' },
    { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'q' } },
  ],
  tools: [{ type: 'function', name: 'f', parameters: city, strict: true }, { type: 'web_search', filters: { allowed_domains: ['example.org'] }, search_context_size: 'low' }, { type: 'file_search', vector_store_ids: ['vs_1'], max_num_results: 3 }, { type: 'code_interpreter', container: { type: 'auto' } }, { type: 'image_generation', size: '1024x1024' }, { type: 'mcp', server_label: 'l', server_url: 'https://example.org/mcp', require_approval: 'never' }, { type: 'custom', name: 'g' }],
  tool_choice: { type: 'allowed_tools', mode: 'auto', tools: [{ type: 'function', name: 'f' }] },
  text: { format: { type: 'json_schema', name: 'n', schema: city, strict: true }, verbosity: 'low' },
  reasoning: { effort: 'low', summary: 'auto' },
  include: ['reasoning.encrypted_content', 'web_search_call.action.sources'],
  truncation: 'auto',
  background: false,
  store: false,
  stream: true,
  stream_options: { include_obfuscation: false },
  max_output_tokens: 100,
  max_tool_calls: 3,
}));
await sent(openai.embeddings.create({ model: 'm', input: ['a', 'b'], dimensions: 64 }));

now = 'anthropic';
const anthropic = new Anthropic({ apiKey: 'none', baseURL, maxRetries: 0 });
await sent(anthropic.messages.create({ model: 'm', max_tokens: 64, messages: ask }));
await sent(anthropic.messages.create({
  model: 'm',
  max_tokens: 4096,
  stream: true,
  system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral', ttl: '1h' } }],
  messages: [
    { role: 'user', content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: pixel } }, { type: 'image', source: { type: 'url', url: 'https://example.org/a.png' } }, { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'x' }, title: 't', citations: { enabled: true } }, { type: 'text', text: 'What?' }] },
    { role: 'assistant', content: [{ type: 'thinking', thinking: 't', signature: 's' }, { type: 'tool_use', id: 'toolu_1', name: 'f', input: { city: 'Lisbon' } }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: [{ type: 'text', text: 'ok' }], is_error: false }] },
    { role: 'assistant', content: [{ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'q' } }, { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [] }] },
  ],
  tools: [{ name: 'f', description: 'd', input_schema: city, cache_control: { type: 'ephemeral' } }, { type: 'web_search_20250305', name: 'web_search', max_uses: 3, user_location: { type: 'approximate', country: 'PT' } }, { type: 'code_execution_20250825', name: 'code_execution' }, { type: 'bash_20250124', name: 'bash' }, { type: 'text_editor_20250728', name: 'str_replace_based_edit_tool', max_characters: 1000 }, { type: 'memory_20250818', name: 'memory' }],
  tool_choice: { type: 'auto', disable_parallel_tool_use: true },
  thinking: { type: 'enabled', budget_tokens: 1024 },
  stop_sequences: ['x'],
  metadata: { user_id: 'u' },
  service_tier: 'auto',
}));
await sent(anthropic.messages.create({ model: 'm', max_tokens: 64, messages: ask, temperature: 0.5, top_k: 5, thinking: { type: 'adaptive' }, output_config: { effort: 'low', format: { type: 'json_schema', schema: city } } }));
await sent(anthropic.messages.countTokens({ model: 'm', messages: ask, system: 'Be brief.' }));

now = 'gemini';
const gemini = new GoogleGenAI({ apiKey: 'none', httpOptions: { baseUrl: baseURL } });
await sent(gemini.models.generateContent({ model: 'm', contents: 'Good morning' }));
await sent(gemini.models.generateContent({
  model: 'm',
  contents: [
    { role: 'user', parts: [{ text: 'What?' }, { inlineData: { mimeType: 'image/png', data: pixel } }, { fileData: { mimeType: 'video/mp4', fileUri: 'https://example.org/v' }, videoMetadata: { startOffset: '1s', fps: 2 } }] },
    { role: 'model', parts: [{ functionCall: { name: 'f', args: { city: 'Lisbon' } }, thoughtSignature: 'c2ln' }] },
    { role: 'user', parts: [{ functionResponse: { name: 'f', response: { output: 'ok' } } }] },
  ],
  config: {
    systemInstruction: 'Be brief.',
    temperature: 0.2,
    topP: 0.9,
    topK: 40,
    maxOutputTokens: 100,
    stopSequences: ['x'],
    candidateCount: 1,
    seed: 7,
    responseMimeType: 'application/json',
    responseSchema: { type: Type.OBJECT, properties: { city: { type: Type.STRING, nullable: true } }, required: ['city'], propertyOrdering: ['city'] },
    thinkingConfig: { thinkingBudget: 0, includeThoughts: true },
    safetySettings: [{ category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_ONLY_HIGH' }],
    tools: [{ functionDeclarations: [{ name: 'f', description: 'd', parameters: { type: Type.OBJECT, properties: { city: { type: Type.STRING } } } }, { name: 'g', parametersJsonSchema: city }] }, { googleSearch: {} }, { codeExecution: {} }, { urlContext: {} }],
    toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: ['f'] } },
  },
}));
await sent(gemini.models.generateContentStream({ model: 'm', contents: 'Speak', config: { responseModalities: ['AUDIO'], speechConfig: { languageCode: 'en-US', multiSpeakerVoiceConfig: { speakerVoiceConfigs: [{ speaker: 'A', voiceConfig: { prebuiltVoiceConfig: { voiceName: 'Kore' } } }] } } } }));
await sent(gemini.models.generateContentStream({ model: 'm', contents: 'Draw', config: { responseModalities: ['TEXT', 'IMAGE'], imageConfig: { aspectRatio: '16:9' }, responseJsonSchema: city, cachedContent: 'cachedContents/1' } }));
await sent(gemini.models.countTokens({ model: 'm', contents: 'Good morning' }));

for (const [name, requests] of Object.entries(recorded)) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(requests, null, 2)}\n`);
}
server.close();
