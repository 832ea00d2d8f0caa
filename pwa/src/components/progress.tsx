/** A line that fills while long work goes on. */

interface ProgressProps {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export function Progress({ done, total, label }: ProgressProps) {
  const part = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(part * 100)}
    >
      <span style={{ transform: `scaleX(${part})` }} />
    </div>
  );
}
