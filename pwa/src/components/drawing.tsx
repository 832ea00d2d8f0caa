/** A drawing like the icons, kept by the one part of the page that shows it. */

export function Drawing({ d }: { readonly d: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}
