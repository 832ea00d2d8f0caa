"""A sheet to draw on with scissors and crayons: papers, plants, houses, children's drawings."""

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1280, 960
_FINE = 2
"""Drawn larger and scaled down, so that edges are smooth."""

Colour = tuple[int, int, int]
Point = tuple[float, float]

PAPERS: tuple[Colour, ...] = (
    (232, 84, 72),
    (245, 166, 35),
    (252, 209, 71),
    (122, 184, 84),
    (58, 150, 121),
    (86, 162, 214),
    (74, 98, 176),
    (164, 108, 184),
    (238, 140, 168),
)
CREAM: Colour = (252, 246, 230)
BARK: Colour = (124, 84, 54)
LEAF: Colour = (92, 158, 70)
INK: Colour = (70, 62, 58)


def shade(colour: Colour, by: float) -> Colour:
    """A darker (by < 1) or lighter (by > 1) tone of a colour."""
    red, green, blue = (max(0, min(255, round(part * by))) for part in colour)
    return red, green, blue


def turned(points: Sequence[Point], angle: float, about: Point) -> list[Point]:
    """Points turned by `angle` radians about a point."""
    cos, sin = math.cos(angle), math.sin(angle)
    x0, y0 = about
    return [
        (x0 + (x - x0) * cos - (y - y0) * sin, y0 + (x - x0) * sin + (y - y0) * cos)
        for x, y in points
    ]


class Canvas:
    """A picture in the making, in units of the finished 1280 by 960."""

    def __init__(self, background: Colour, choice: Random) -> None:
        self._image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), background)
        self._draw = ImageDraw.Draw(self._image)
        self.choice = choice
        self._slant = [choice.uniform(-0.02, 0.02) for _ in range(4)]

    def picture(self) -> Image.Image:
        """The finished picture."""
        return self._image.reduce(_FINE)

    def _at(self, x: float, y: float) -> Point:
        """Where a point lies in the drawing: nobody holds a phone quite straight."""
        lean, drop, narrow, tilt = self._slant
        across, down = x / WIDTH - 0.5, y / HEIGHT - 0.5
        return (
            (x + WIDTH * (lean * down + narrow * across * down)) * _FINE,
            (y + HEIGHT * (drop * across + tilt * across * down)) * _FINE,
        )

    def shape(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon([self._at(x, y) for x, y in points], fill=colour)

    def box(self, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.shape([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour, flat: float = 1) -> None:
        """A filled circle, or an ellipse `flat` times as high as wide."""
        middle, level = self._at(x, y)
        wide, tall = radius * _FINE, radius * flat * _FINE
        corners = (middle - wide, level - tall, middle + wide, level + tall)
        self._draw.ellipse(corners, fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float = 4) -> None:
        """A line through points, with round joints."""
        scaled = [self._at(x, y) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * _FINE), joint="curve")

    def sheet(self, x: float, y: float, wide: float, high: float, colour: Colour) -> float:
        """A sheet of paper pinned a little askew, with its shadow; its angle in radians."""
        angle = self.choice.uniform(-0.05, 0.05)
        corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
        about = (x + wide / 2, y)
        shadow = [(px + 5, py + 7) for px, py in turned(corners, angle, about)]
        self.shape(shadow, (150, 138, 122))
        self.shape(turned(corners, angle, about), colour)
        self.disc(x + wide / 2, y + 9, 5, self.choice.choice(PAPERS))
        return angle

    def flower(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A paper flower of six petals."""
        for petal in range(6):
            angle = petal * math.pi / 3
            reach = radius * 0.62
            self.disc(
                x + reach * math.cos(angle), y + reach * math.sin(angle), radius * 0.42, colour
            )
        self.disc(x, y, radius * 0.36, (250, 214, 84))

    def leaf(self, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
        """A leaf with its rib."""
        tip = (x + size * 2, y)
        outline = [(x, y), (x + size * 0.7, y - size * 0.6), (x + size * 1.4, y - size * 0.45), tip]
        outline += [(x + size * 1.4, y + size * 0.45), (x + size * 0.7, y + size * 0.6)]
        self.shape(turned(outline, angle, (x, y)), colour)
        self.line(turned([(x, y), tip], angle, (x, y)), shade(colour, 0.75), 2)

    def hand(self, x: float, y: float, size: float, angle: float, colour: Colour) -> None:
        """The print of a child's hand."""
        self.disc(x, y, size * 0.5, colour)
        for finger, reach in zip(
            (-1.3, -0.5, -0.15, 0.2, 0.6), (0.8, 1, 1.1, 1, 0.85), strict=True
        ):
            bend = angle + finger
            end = (x + size * reach * math.sin(bend), y - size * reach * math.cos(bend))
            self.line([(x, y), end], colour, size * 0.24)
            self.disc(*end, size * 0.12, colour)

    def tree(self, x: float, base: float, high: float, leaves: list[Colour]) -> None:
        """A tree of rolled paper whose leaves are children's hands."""
        top = base - high
        width = high * 0.09
        self.shape(
            [(x - width, base), (x - width * 0.5, top), (x + width * 0.5, top), (x + width, base)],
            BARK,
        )
        for side in (-1, 1):
            for part in (0.35, 0.6, 0.85):
                start = base - high * part
                end = (x + side * high * 0.42 * (1.15 - part), start - high * 0.2)
                self.line([(x, start), end], BARK, width * 0.7)
        for _ in range(46):
            angle, reach = self.choice.uniform(0, 2 * math.pi), self.choice.random() ** 0.5
            at = (
                x + math.cos(angle) * reach * high * 0.5,
                top + math.sin(angle) * reach * high * 0.34,
            )
            colour = self.choice.choice(leaves)
            self.hand(*at, high * 0.06, self.choice.uniform(-1, 1), colour)

    def house(self, x: float, y: float, size: float, wall: Colour) -> None:
        """A farmhouse with a tiled roof."""
        self.box(x, y, size, size * 0.6, wall)
        roof = [(x - size * 0.1, y), (x + size * 0.15, y - size * 0.3)]
        roof += [(x + size * 0.85, y - size * 0.3), (x + size * 1.1, y)]
        self.shape(roof, (92, 96, 108))
        self.box(x + size * 0.4, y + size * 0.22, size * 0.2, size * 0.38, BARK)
        for window in (0.12, 0.7):
            self.box(x + size * window, y + size * 0.16, size * 0.18, size * 0.16, (200, 226, 240))

    def cloud(self, x: float, y: float, size: float, colour: Colour = (255, 255, 255)) -> None:
        """A cloud of cotton wool."""
        for dx, dy, part in ((-0.6, 0.1, 0.45), (0, -0.1, 0.6), (0.6, 0.1, 0.5), (0.1, 0.25, 0.5)):
            self.disc(x + dx * size, y + dy * size, part * size, colour)

    def sun(self, x: float, y: float, radius: float) -> None:
        """A sun with rays."""
        for ray in range(12):
            angle = ray * math.pi / 6
            ends = [
                (x + radius * part * math.cos(angle), y + radius * part * math.sin(angle))
                for part in (1.15, 1.5)
            ]
            self.line(ends, (244, 150, 54), radius * 0.16)
        self.disc(x, y, radius, (252, 196, 64))
