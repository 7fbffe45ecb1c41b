import type { SandboxTime } from '../state/use-clock.ts';
import { shortMoment } from '../text/slack-date.ts';

const STEPS = [
  { by: '1h', label: '+1 h', spoken: 'one hour' },
  { by: '8h', label: '+8 h', spoken: 'eight hours' },
  { by: '1d', label: '+1 day', spoken: 'one day' },
] as const;

/** The sandbox's clock, and buttons that move it. Never "today": by its own clock it is always today. */
export function ClockPanel({ time }: { time: SandboxTime }) {
  const { advance } = time;
  return (
    <section class="clock" aria-label="Simulated clock">
      <div class="clock-time" role="status">
        <span class="clock-label">Simulated time{time.isMoving && ', moving…'}</span>
        <time dateTime={new Date(time.now).toISOString()}>{shortMoment(time.now, { now: time.now })}</time>
      </div>
      {advance && (
        <div class="clock-steps">
          {STEPS.map(({ by, label, spoken }) => (
            <button
              key={by}
              type="button"
              aria-label={`Move the clock forward ${spoken}`}
              aria-disabled={time.isMoving}
              onClick={() => !time.isMoving && void advance(by)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
