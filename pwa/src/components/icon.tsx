/** The one set of icons: 24 px, one stroke width, drawn in the colour of the words beside them. */

const drawings = {
  home: "M4 11.5 12 5l8 6.5M6.5 10v9h11v-9M10 19v-5h4v5",
  records: "M7 4h11v16H7a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM9 4v16M12 9h3M12 13h3",
  sync: "M5 10a7.5 7.5 0 0 1 13-3l1.5 2M19.5 4.5V9H15M19 14a7.5 7.5 0 0 1-13 3l-1.5-2M4.5 19.5V15H9",
  me: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20a7.5 7.5 0 0 1 15 0",
  check: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2",
  "cloud-off":
    "m4 4 16 16M9 6.4A6 6 0 0 1 17.8 11a4 4 0 0 1 2.3 6.6M6.3 9.7A4.3 4.3 0 0 0 7 18.5h8.5",
  warning: "M12 4.5 3.5 19h17L12 4.5ZM12 10.5v4M12 16.8v.1",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4V8ZM12 16.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Z",
  picture: "M4 5h16v14H4V5ZM4 16l4.5-4.5L13 16l2.5-2.5L20 17.5M15.5 9.5v.1",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  back: "m14.5 5-7 7 7 7",
  forward: "m9.5 5 7 7-7 7",
  up: "m5 15 7-7 7 7",
  down: "m5 9 7 7 7-7",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
  edit: "m5 19 .8-3.8L16.2 4.8l3 3L8.8 18.2 5 19ZM13.8 7.2l3 3",
  trash: "M5 7h14M10 7V4.5h4V7M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5",
  phone:
    "M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a1.8 1.8 0 0 1-2 2C11 19.5 4.5 13 4 6a2 2 0 0 1 2-2Z",
  chat: "M4 5.5h16V16H11l-4.5 3.5V16H4V5.5ZM8 9.5h8M8 12.5h5",
  door: "M6.5 20V4h11v16M4 20h16M14 12v.1",
  school: "M12 3v4M12 3.5h4.5v2.8H12M4 20V11l8-4 8 4v9M3 20h18M10 20v-5h4v5",
  video: "M4 6.5h11v11H4v-11ZM15 10.5l5-3v9l-5-3",
  wall: "M4 5h16v14H4V5ZM8 9h3v3H8V9ZM14 9.5h2.5M14 12h2.5M8 15.5h8.5",
  flag: "M6 21V4M6 5h11l-2.5 3.5L17 12H6",
  corner: "M4 20V4M4 20h16M8 16v-4h4v4H8ZM14 16l2.5-5 2.5 5h-5Z",
  leaf: "M5 19C5 9.5 10 5 19.5 4.5 20 14 15.5 19 8 17.5M5 20c1.5-4 4.5-7.5 9-9.5",
  hall: "M4 4h16v16H4V4ZM9 9h6v6H9V9ZM4 4l5 5M20 4l-5 5M4 20l5-5M20 20l-5-5",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4",
  board: "M3.5 5h17v10.5h-17V5ZM8 20l2-4.5M16 20l-2-4.5M7.5 9h6M7.5 12h4",
  star: "m12 4 2.4 5 5.6.800-4 3.9.900 5.5L12 16.6l-4.9 2.6.900-5.5-4-3.9 5.6-.8L12 4Z",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3",
  person: "M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6ZM5 20a7 7 0 0 1 14 0",
  child:
    "M12 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7 12c3 1.2 7 1.2 10 0M9.5 12.8V20M14.5 12.8V20M9.5 16h5",
  book: "M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5ZM12 6.5v13",
  more: "M6 12v.1M12 12v.1M18 12v.1",
  calendar: "M4 6h16v14H4V6ZM4 10.5h16M8 3.5V7M16 3.5V7",
  filter: "M4 6h16M7 12h10M10 18h4",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  upload: "M12 20V9M7.5 13 12 8.5l4.5 4.5M5 4h14",
  note: "M6 3.5h9l3.5 3.5v13.5H6V3.5ZM9.5 10h5.5M9.5 13.5h5.5M9.5 17h3",
  device: "M7 3h10v18H7V3ZM10.5 18h3",
  close: "m6 6 12 12M18 6 6 18",
  history: "M4.5 9A8.5 8.5 0 1 1 3.6 13M4 4.5V9h4.5M12 8v4.5l3 1.5",
  copy: "M9 8h11v12H9V8ZM15 8V4H4v12h5",
  mic: "M12 15a3.5 3.5 0 0 0 3.5-3.5V7a3.5 3.5 0 0 0-7 0v4.5A3.5 3.5 0 0 0 12 15ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  pin: "M12 21c4.5-4.5 7-8 7-11a7 7 0 0 0-14 0c0 3 2.5 6.5 7 11ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
} as const;

export type IconName = keyof typeof drawings;

interface IconProps {
  readonly name: IconName;
  readonly size?: "small" | "large";
}

/** A drawing that says nothing to a screen reader: the word stands beside it. */
export function Icon({ name, size }: IconProps) {
  return (
    <svg
      class={size ? `icon icon-${size}` : "icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      {...(name === "more" ? { "stroke-width": 3 } : {})}
    >
      <path d={drawings[name]} />
    </svg>
  );
}

/** The icon a form or choice asks for, or `otherwise` when the set does not have it. */
export function iconNamed(name: string | undefined, otherwise: IconName): IconName {
  return name !== undefined && name in drawings ? (name as IconName) : otherwise;
}
