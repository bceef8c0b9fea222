import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSession } from '@/features/session/session';
import { SessionDetails } from '@/features/session/session-details';
import { SessionEnding } from '@/features/session/session-ending';
import { useSessionState } from '@/features/session/session-store';
import { tellOtherTabs, useSignOutElsewhere } from '@/features/session/sign-out-elsewhere';
import { useRenewal } from '@/features/session/use-renewal';

const MINUTE = 60_000;
const ALICE = { issuer: 'https://idp', subject: 'a', name: 'Alice', roles: ['llm-admin', 'llm-user'] };

describe('the session as the server tells it', () => {
  it('has roles, and none where it says none', () => {
    expect(readSession(ALICE).roles).toEqual(['llm-admin', 'llm-user']);
    expect(readSession({ subject: 'a', roles: 'all' }).roles).toEqual([]);
    expect(readSession({ subject: 'a', roles: ['x', 1] }).roles).toEqual(['x']);
  });

  it('is shown with its roles and its end', () => {
    render(
      <SessionDetails
        operationsUrl="https://workbench.test/operations/"
        session={readSession({ ...ALICE, email: 'a@example.test', expiresAt: '2030-01-01T10:00:00Z' })}
      />,
    );
    expect(screen.getByRole('button', { name: 'Alice' })).toBeTruthy();
    for (const text of ['a@example.test', 'llm-admin', 'llm-user', /unless you use it before/])
      expect(screen.getByText(text)).toBeTruthy();
  });

  it('says so where there are no roles', () => {
    render(
      <SessionDetails
        operationsUrl="https://workbench.test/operations/"
        session={readSession({ ...ALICE, roles: [] })}
      />,
    );
    expect(screen.getByText('None')).toBeTruthy();
  });
});

describe('the way to operations', () => {
  const shown = (administrator: unknown) => {
    const session = readSession({ ...ALICE, administrator });
    render(<SessionDetails operationsUrl="https://workbench.test/operations/" session={session} />);
    return screen.queryByText('Operations')?.getAttribute('href');
  };

  it('is shown to administrators', () => {
    expect(shown(true)).toBe('https://workbench.test/operations/');
  });

  it.each([false, 'true', undefined])('is not shown where the server says %s', (administrator) => {
    expect(shown(administrator)).toBeUndefined();
  });
});

describe('a session that is about to end', () => {
  it('says nothing while there is time', () => {
    render(<SessionEnding until={Date.now() + 20 * MINUTE} onExtend={async () => {}} />);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is told in time, and goes on when asked to', async () => {
    const extend = vi.fn(async () => {});
    const { rerender } = render(<SessionEnding until={Date.now() + 3 * MINUTE} onExtend={extend} />);
    expect(screen.getByText('Your session ends in about 3 minutes.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    expect(extend).toHaveBeenCalledOnce();
    rerender(<SessionEnding until={Date.now() + 35 * MINUTE} onExtend={extend} />);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says so where it cannot go on', async () => {
    render(<SessionEnding until={Date.now() + MINUTE} onExtend={async () => {}} />);
    await userEvent.click(screen.getByRole('button', { name: 'Stay signed in' }));
    expect(await screen.findByText(/The identity provider does not extend it/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the renewal of a session', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function Session({ left, refresh }: { left: number | null; refresh: () => void }) {
    useRenewal(left === null ? null : left + Number(vi.getMockedSystemTime() ?? 0), refresh);
    return null;
  }
  const press = () => window.dispatchEvent(new Event('keydown'));

  it('comes with the next key shortly before the end, once', () => {
    const refresh = vi.fn();
    render(<Session left={35 * MINUTE} refresh={refresh} />);
    vi.advanceTimersByTime(28 * MINUTE);
    press();
    expect(refresh).not.toHaveBeenCalled();
    vi.advanceTimersByTime(MINUTE);
    expect(refresh).not.toHaveBeenCalled();
    press();
    press();
    expect(refresh).toHaveBeenCalledOnce();
  });

  it('does not come where there is no end', () => {
    const refresh = vi.fn();
    render(<Session left={null} refresh={refresh} />);
    vi.advanceTimersByTime(60 * MINUTE);
    press();
    expect(refresh).not.toHaveBeenCalled();
  });
});

describe('a sign-out in another tab', () => {
  afterEach(() => useSessionState.setState({ phase: 'unknown', owner: null, latest: null }));

  function Tab({ forget }: { forget: () => Promise<void> }) {
    useSignOutElsewhere(forget);
    return null;
  }

  it('lets this one forget everything, for good', async () => {
    const forget = vi.fn(async () => {});
    render(<Tab forget={forget} />);
    const elsewhere = new BroadcastChannel('prompt-passthrough.sign-out');
    elsewhere.postMessage('signed-out');
    await waitFor(() => expect(forget).toHaveBeenCalledOnce());
    elsewhere.close();
    expect(useSessionState.getState().phase).toBe('signed-out');
    act(() => useSessionState.getState().seen(readSession(ALICE)));
    act(() => useSessionState.getState().ended());
    expect(useSessionState.getState().phase).toBe('signed-out');
  });

  it('does not take the page away that signs out itself', async () => {
    const forget = vi.fn(async () => {});
    const elsewhere = new BroadcastChannel('prompt-passthrough.sign-out');
    const heard = new Promise((resolve) => elsewhere.addEventListener('message', resolve));
    render(<Tab forget={forget} />);
    tellOtherTabs();
    await heard;
    elsewhere.close();
    expect(forget).not.toHaveBeenCalled();
    expect(useSessionState.getState().phase).not.toBe('signed-out');
  });
});
