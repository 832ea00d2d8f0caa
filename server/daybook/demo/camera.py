"""A cheap phone's camera: badly lit, a little blurred; and the JPEG it would send."""

import io
from functools import cache
from random import Random

from PIL import Image, ImageChops, ImageFilter

LARGEST = 150_000
LARGEST_THUMB = 12_000
_THUMB = (320, 240)


def photograph(scene: Image.Image, choice: Random, *, blur: float = 0.0) -> Image.Image:
    """The scene as a phone would take it."""
    if blur:
        scene = scene.filter(ImageFilter.BoxBlur(blur))
    return ImageChops.multiply(scene, _light(scene.size, choice.randrange(4)))


def encoded(picture: Image.Image, largest: int = LARGEST) -> bytes:
    """A JPEG of at most `largest` bytes, without any metadata."""
    for quality in (80, 72, 64, 55, 45, 35, 25):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        if out.tell() <= largest:
            return out.getvalue()
    raise ValueError("this picture does not fit")


def thumbnail(picture: Image.Image) -> bytes:
    """A small JPEG of the picture."""
    return encoded(picture.resize(_THUMB, Image.Resampling.BOX), LARGEST_THUMB)


@cache
def _light(size: tuple[int, int], corner: int) -> Image.Image:
    """Light from a window on one side, falling off to the other."""
    fall = Image.linear_gradient("L").rotate(90 * corner)
    soft = Image.radial_gradient("L")
    both = ImageChops.add(fall, soft, scale=4.0).resize(size, Image.Resampling.BICUBIC)
    tone = both.point([255 - level * 3 // 4 for level in range(256)])
    warm = both.point([250 - level * 7 // 8 for level in range(256)])
    return Image.merge("RGB", (tone, tone, warm))
