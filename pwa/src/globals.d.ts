/** What the build puts in: the version of Daybook that this page belongs to. */
declare const __VERSION__: string;
