import type { SandboxTime } from '../state/use-clock.ts';
import { dayName, timeOfDay } from '../text/slack-date.ts';

const STEPS = [
  { by: '1h', label: '+1 h', spoken: 'one hour' },
  { by: '8h', label: '+8 h', spoken: 'eight hours' },
  { by: '1d', label: '+1 day', spoken: 'one day' },
] as const;

/** The sandbox's clock, and buttons that move it. Days are named by the device's own clock only where both agree. */
export function ClockPanel({ time }: { time: SandboxTime }) {
  const { advance } = time;
  return (
    <section class="clock" aria-label="Simulated clock">
      <div class="clock-time" role="status">
        <span class="clock-label">Simulated time</span>
        <time dateTime={new Date(time.now).toISOString()}>
          {dayOf(time.now)}, {timeOfDay(time.now, { now: time.now })}
        </time>
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

/** Never "today": by its own clock it is always today. */
function dayOf(now: number): string {
  return dayName(now, { now: 0 }).replace(/ \d{4}$/, '');
}
