/** Makes pictures small: so many pixels and so many bytes, and nothing but the picture in them. */

/** A size in pixels. */
export interface Size {
  readonly w: number;
  readonly h: number;
}

export interface Limits {
  /** The longer side, in pixels. */
  readonly side: number;
  readonly bytes: number;
}

export interface Encoded extends Size {
  readonly bytes: ArrayBuffer;
  readonly type: string;
}

/** A drawn picture that can be encoded at a quality from 0 to 1 or drawn smaller. */
export interface Drawn extends Size {
  encode(quality: number): Promise<Blob>;
  scaled(size: Size): Drawn;
}

export const PHOTO: Limits = { side: 1280, bytes: 180 * 1024 };
export const THUMBNAIL: Limits = { side: 240, bytes: 12 * 1024 };

/** What was picked is not a picture that this browser can read. */
export class NotAPhoto extends Error {}

const QUALITIES = [0.8, 0.7, 0.6, 0.5, 0.4];

/** The picture's size when its longer side is at most `side`. */
export function within({ w, h }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(w, h));
  return { w: Math.max(1, Math.round(w * scale)), h: Math.max(1, Math.round(h * scale)) };
}

/** A JPEG inside the limits: a lower quality first, then fewer pixels. */
export async function encodeWithin(picture: Drawn, { side, bytes }: Limits): Promise<Encoded> {
  const size = within(picture, side);
  const drawn = picture.scaled(size);
  for (const quality of QUALITIES) {
    const blob = await drawn.encode(quality);
    if (blob.size <= bytes) return { ...size, bytes: await blob.arrayBuffer(), type: blob.type };
  }
  return encodeWithin(drawn, { side: Math.floor(Math.max(size.w, size.h) * 0.75), bytes });
}

/** Draws a picked file the right way up; raises `NotAPhoto`. */
export async function drawPicture(file: Blob): Promise<Drawn> {
  // The bytes are read at once: a phone may take a camera's file away later.
  const bytes = await file.arrayBuffer();
  const blob = new Blob([bytes], { type: file.type });
  try {
    const bitmap = await createImageBitmap(blob, { imageOrientation: "from-image" });
    return onCanvas(bitmap, { w: bitmap.width, h: bitmap.height });
  } catch {
    return drawByElement(blob);
  }
}

/** For browsers that do not know the orientation option, and for formats only `<img>` reads. */
async function drawByElement(blob: Blob): Promise<Drawn> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  try {
    await image.decode();
    return onCanvas(image, { w: image.naturalWidth, h: image.naturalHeight });
  } catch {
    throw new NotAPhoto();
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function onCanvas(source: CanvasImageSource, size: Size): Drawn {
  const canvas = document.createElement("canvas");
  canvas.width = size.w;
  canvas.height = size.h;
  const context = canvas.getContext("2d");
  if (context === null) throw new NotAPhoto();
  // JPEG has no transparency; without paper under it a picture's clear parts turn black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.w, size.h);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, size.w, size.h);
  return {
    ...size,
    encode: (quality) => toJpeg(canvas, quality),
    scaled: (to) => onCanvas(canvas, to),
  };
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => (blob === null ? reject(new NotAPhoto()) : resolve(blob));
    canvas.toBlob(done, "image/jpeg", quality);
  });
}
