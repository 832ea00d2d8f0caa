"""Pictures as a phone takes them: JPEG with a place and a camera in their EXIF."""

from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

GPS_BLOCK = 0x8825
CAMERA_MODEL = 0x0110


def wall(path: Path, colour: str, size: tuple[int, int] = (2400, 1800)) -> Path:
    """Write a drawn theme wall to `path`, larger than Daybook stores, and return `path`."""
    picture = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(picture)
    for step in range(0, size[0], 120):
        draw.rectangle((step, step // 2, step + 90, step // 2 + 400), fill=(step % 255, 120, 60))
    exif = Image.Exif()
    exif[CAMERA_MODEL] = "Phone of a teacher"
    exif[GPS_BLOCK] = {1: "N", 2: (26.0, 34.0, 12.0), 3: "E", 4: (106.0, 42.0, 36.0)}
    picture.save(path, "JPEG", quality=92, exif=exif)
    return path


def leaves(path: Path, seed: int) -> Path:
    """Write a picture full of small things, whose photo is about as large as Daybook keeps any."""
    small = Image.frombytes("RGB", (320, 240), Random(seed).randbytes(320 * 240 * 3))
    small.resize((2400, 1800)).save(path, "JPEG", quality=92)
    return path


def exif_of(content: bytes) -> dict[int, object]:
    """Every EXIF entry of an image file; empty when it carries none."""
    with Image.open(BytesIO(content)) as picture:
        return dict(picture.getexif())


def longest_side(content: bytes) -> int:
    """The longer side of an image file in pixels."""
    with Image.open(BytesIO(content)) as picture:
        return max(picture.size)
