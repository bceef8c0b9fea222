// A large reply through a reader that is much slower than the provider.
import { residentMiB } from '../proc.mjs';
import { ask } from '../processes.mjs';
import { peakWhile } from '../watch.mjs';

const MIB = 2 ** 20;
const MIB_PER_SECOND = 48;

export async function slow({ targets: { gateway } }, { megabytes }, say) {
  const before = residentMiB(gateway.pid);
  const task = { site: gateway.site('stream'), bytes: megabytes * MIB, perSecond: MIB_PER_SECOND * MIB };
  const { peak, result } = await peakWhile(gateway.pid, ask('clients/slow.mjs', task).answer);
  say(
    `${megabytes} MiB at ${MIB_PER_SECOND} MiB/s: ${result.whole ? 'whole' : 'NOT whole'}, resident ${before.toFixed(0)} MiB, at most ${peak().toFixed(0)} MiB`,
  );
  return { ...result, megabytes, perSecond: MIB_PER_SECOND, residentBefore: before, residentPeak: peak() };
}
