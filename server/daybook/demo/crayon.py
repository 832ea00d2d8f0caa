"""What children draw: crayon pictures on white sheets, pinned to the demo's walls."""

import math

from daybook.demo.canvas import INK, LEAF, PAPERS, Canvas, Colour

SKY: Colour = (112, 178, 224)


def drawing(canvas: Canvas, x: float, y: float, wide: float) -> None:
    """A child's drawing on a sheet whose upper left corner is at x, y."""
    high = wide * 0.74
    canvas.sheet(x, y, wide, high, (254, 253, 248))
    motif = canvas.choice.choice((_home, _people, _fish, _garden, _rainbow, _face))
    motif(canvas, x + wide * 0.08, y + high * 0.1, wide * 0.84, high * 0.8)


def _wobbly(
    canvas: Canvas, points: list[tuple[float, float]], colour: Colour, width: float
) -> None:
    by = width * 0.5
    shaken = [
        (x + canvas.choice.uniform(-by, by), y + canvas.choice.uniform(-by, by)) for x, y in points
    ]
    canvas.line(shaken, colour, width)


def _scribble(canvas: Canvas, x: float, y: float, wide: float, high: float, colour: Colour) -> None:
    rows = max(3, round(high / 5))
    points = [(x + (wide if row % 2 else 0), y + high * row / rows) for row in range(rows + 1)]
    _wobbly(canvas, points, colour, 4)


def _home(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    _scribble(canvas, x, y + high * 0.82, wide, high * 0.16, LEAF)
    left, top, size = x + wide * 0.3, y + high * 0.42, wide * 0.38
    colour = canvas.choice.choice(PAPERS)
    _scribble(canvas, left, top, size, high * 0.4, colour)
    roof = [(left - 8, top), (left + size / 2, y + high * 0.14), (left + size + 8, top)]
    _wobbly(canvas, [*roof, roof[0]], INK, 4)
    canvas.sun(x + wide * 0.86, y + high * 0.18, wide * 0.07)


def _people(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    count = canvas.choice.randint(2, 4)
    for number in range(count):
        middle = x + wide * (number + 0.5) / count
        tall = high * canvas.choice.uniform(0.5, 0.9)
        top = y + high - tall
        head = tall * 0.16
        colour = canvas.choice.choice(PAPERS)
        canvas.disc(middle, top + head, head, (250, 220, 190))
        canvas.disc(middle, top + head * 0.5, head * 0.9, INK, 0.5)
        body = [(middle, top + head * 2), (middle - head * 1.3, y + high * 0.86)]
        canvas.shape([*body, (middle + head * 1.3, y + high * 0.86)], colour)
        for side in (-1, 1):
            arm = [(middle, top + head * 2.6), (middle + side * head * 2, top + head * 3.4)]
            _wobbly(canvas, arm, INK, 3)
            leg = [
                (middle + side * head * 0.5, y + high * 0.86),
                (middle + side * head * 0.6, y + high),
            ]
            _wobbly(canvas, leg, INK, 3)


def _fish(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    for wave in range(4):
        level = y + high * (0.2 + wave * 0.22)
        points = [
            (x + wide * step / 12, level + math.sin(step * 1.3 + wave) * high * 0.03)
            for step in range(13)
        ]
        canvas.line(points, SKY, 4)
    for _ in range(3):
        middle, level = (
            x + wide * canvas.choice.uniform(0.2, 0.8),
            y + high * canvas.choice.uniform(0.25, 0.8),
        )
        size, colour = wide * canvas.choice.uniform(0.07, 0.12), canvas.choice.choice(PAPERS)
        canvas.disc(middle, level, size, colour, 0.6)
        tail = [(middle + size * 0.8, level), (middle + size * 1.7, level - size * 0.6)]
        canvas.shape([*tail, (middle + size * 1.7, level + size * 0.6)], colour)
        canvas.disc(middle - size * 0.5, level - size * 0.15, 3, INK)


def _garden(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    _scribble(canvas, x, y + high * 0.84, wide, high * 0.14, LEAF)
    for number in range(4):
        middle = x + wide * (number + 0.5) / 4
        top = y + high * canvas.choice.uniform(0.25, 0.5)
        _wobbly(canvas, [(middle, y + high * 0.86), (middle, top)], LEAF, 4)
        canvas.flower(middle, top, wide * 0.09, canvas.choice.choice(PAPERS))


def _rainbow(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    for band, colour in enumerate(PAPERS[:6]):
        radius = wide * (0.46 - band * 0.045)
        points = [
            (x + wide / 2 - radius * math.cos(turn), y + high * 0.9 - radius * 1.1 * math.sin(turn))
            for turn in (math.pi * step / 16 for step in range(17))
        ]
        canvas.line(points, colour, wide * 0.04)


def _face(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    middle, level, radius = x + wide / 2, y + high * 0.52, high * 0.4
    canvas.disc(middle, level - radius * 0.3, radius * 1.08, INK)
    canvas.disc(middle, level, radius, (250, 222, 194))
    for side in (-1, 1):
        canvas.disc(middle + side * radius * 0.4, level - radius * 0.1, radius * 0.09, INK)
        canvas.disc(
            middle + side * radius * 0.6, level + radius * 0.3, radius * 0.14, (246, 164, 160)
        )
    smile = [
        (middle + radius * 0.4 * math.cos(turn), level + radius * (0.25 + 0.3 * math.sin(turn)))
        for turn in (math.pi * step / 8 for step in range(9))
    ]
    canvas.line(smile, (214, 84, 78), 5)
