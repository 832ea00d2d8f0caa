"""The rooms of the demo's schools: theme walls, corners, corridors, desks and notebooks."""

import math
from collections.abc import Callable
from random import Random

from PIL import Image

from daybook.demo.canvas import BARK, CREAM, LEAF, PAPERS, WIDTH, Canvas, Colour, shade
from daybook.demo.crayon import drawing

WALLS: tuple[Colour, ...] = ((236, 228, 206), (222, 232, 226), (240, 226, 212), (226, 230, 238))
DADOES: tuple[Colour, ...] = ((126, 172, 140), (150, 180, 206), (206, 168, 118), (188, 196, 150))
AUTUMN: list[Colour] = [
    (226, 108, 48),
    (240, 168, 56),
    (206, 66, 48),
    (176, 140, 50),
    (146, 160, 62),
]
SPRING: list[Colour] = [(142, 196, 88), (96, 168, 80), (184, 214, 110), (240, 170, 190)]
WINTER: list[Colour] = [(238, 244, 250), (196, 220, 238), (150, 186, 220)]


def draw(scene: str, choice: Random) -> Image.Image:
    """A picture of one of `SCENES`, different for every state of `choice`."""
    return SCENES[scene](choice)


def _room(choice: Random) -> Canvas:
    canvas = Canvas(choice.choice(WALLS), choice)
    dado = choice.choice(DADOES)
    canvas.box(-60, 760, WIDTH + 120, 260, dado)
    canvas.box(-60, 752, WIDTH + 120, 10, shade(dado, 0.8))
    canvas.box(-60, 900, WIDTH + 120, 120, (176, 160, 142))
    return canvas


def bare(choice: Random) -> Image.Image:
    """A wall before the work: an empty board, stains, old tape."""
    canvas = _room(choice)
    board = choice.choice(((206, 186, 150), (188, 200, 186), (214, 204, 190)))
    canvas.box(150, 130, 980, 560, shade(board, 0.7))
    canvas.box(166, 146, 948, 528, board)
    for _ in range(14):
        x, y = choice.uniform(200, 1050), choice.uniform(170, 620)
        canvas.box(x, y, choice.uniform(18, 46), 9, shade(board, choice.choice((1.12, 0.88))))
    for _ in range(5):
        x, y = choice.uniform(200, 1080), choice.uniform(20, 90)
        canvas.disc(x, y, choice.uniform(20, 60), shade((236, 228, 206), 0.94), 0.4)
    corner = [(166, 146), (330, 146), (166, 290)]
    canvas.shape(corner, shade(board, 1.1))
    canvas.sheet(choice.uniform(300, 700), 260, 170, 120, shade(CREAM, 0.93))
    return canvas.picture()


def _board(canvas: Canvas, colour: Colour, edge: Colour) -> None:
    canvas.box(74, 74, 1142, 652, (140, 130, 116))
    canvas.box(64, 62, 1142, 652, colour)
    for step in range(24):
        x = 64 + step * 1142 / 23
        canvas.disc(x, 62, 26, edge)
        canvas.disc(x, 714, 26, shade(edge, 0.95))


def _flags(canvas: Canvas) -> None:
    for flag in range(15):
        x = 70 + flag * 78
        sag = 26 * math.sin(math.pi * flag / 14)
        colour = PAPERS[flag % len(PAPERS)]
        canvas.shape([(x, 8 + sag), (x + 62, 8 + sag), (x + 31, 66 + sag)], colour)


def tree_wall(choice: Random) -> Image.Image:
    """A theme wall with a tree of hands and children's drawings around it."""
    canvas = _room(choice)
    leaves = choice.choice((AUTUMN, SPRING))
    _board(canvas, choice.choice(((250, 236, 200), (224, 240, 244))), choice.choice(leaves))
    canvas.shape([(64, 640), (420, 596), (860, 630), (1206, 590), (1206, 714), (64, 714)], LEAF)
    canvas.tree(640, 690, 430, leaves)
    for x in (100, 1000):
        for y in (130, 300, 470):
            drawing(canvas, x + choice.uniform(-12, 12), y, 178)
    for _ in range(9):
        canvas.leaf(
            choice.uniform(120, 1120),
            choice.uniform(640, 700),
            20,
            choice.uniform(0, 6),
            choice.choice(leaves),
        )
    _flags(canvas)
    return canvas.picture()


def home_wall(choice: Random) -> Image.Image:
    """A theme wall of the home valley: hills, houses, a bridge over the river."""
    canvas = _room(choice)
    _board(canvas, (204, 230, 242), choice.choice(PAPERS))
    canvas.sun(1080, 170, 60)
    for middle, level in ((240, 150), (560, 190), (860, 140)):
        canvas.cloud(middle, level, 56)
    for left, peak, tone in ((64, 230, 0.8), (360, 270, 0.9), (720, 220, 1.0)):
        hill = [(left, 560), (left + 240, peak), (left + 486, 560)]
        canvas.shape(hill, shade((112, 160, 92), tone))
    canvas.box(64, 540, 1142, 174, (150, 190, 104))
    canvas.shape([(560, 714), (760, 714), (700, 540), (640, 540)], (98, 164, 206))
    canvas.line([(520, 640), (600, 600), (720, 600), (800, 640)], BARK, 20)
    for left, top, size in ((150, 500, 130), (330, 530, 100), (880, 500, 140), (1050, 540, 104)):
        canvas.house(left, top, size, choice.choice(((250, 240, 220), (240, 214, 180))))
    for _ in range(12):
        x = choice.choice((choice.uniform(90, 520), choice.uniform(830, 1160)))
        canvas.flower(x, choice.uniform(640, 696), 20, choice.choice(PAPERS))
    _flags(canvas)
    return canvas.picture()


def winter_wall(choice: Random) -> Image.Image:
    """A theme wall of winter: snow, paper stars and drawings."""
    canvas = _room(choice)
    _board(canvas, (104, 148, 196), (238, 244, 250))
    canvas.shape(
        [(64, 620), (400, 560), (900, 600), (1206, 540), (1206, 714), (64, 714)], WINTER[0]
    )
    for _ in range(70):
        canvas.disc(
            choice.uniform(80, 1190), choice.uniform(90, 600), choice.uniform(4, 11), WINTER[0]
        )
    canvas.tree(300, 690, 330, WINTER)
    for radius, y in ((90, 610), (62, 480), (44, 390)):
        canvas.disc(960, y, radius, (250, 252, 254))
    canvas.shape([(960, 388), (1030, 400), (960, 404)], (240, 140, 50))
    for x in (470, 660):
        for y in (140, 330):
            drawing(canvas, x, y, 170)
    _flags(canvas)
    return canvas.picture()


def garden_wall(choice: Random) -> Image.Image:
    """A theme wall of vegetables and flowers on coloured paper."""
    canvas = _room(choice)
    _board(canvas, (246, 240, 208), LEAF)
    canvas.box(64, 560, 1142, 154, (140, 100, 70))
    for row in range(11):
        x = 120 + row * 104
        if row % 2:
            canvas.shape([(x - 18, 590), (x + 18, 590), (x, 690)], (238, 130, 52))
        else:
            canvas.disc(x, 630, 34, (206, 90, 110))
        for lean in (-0.9, -0.3, 0.3, 0.9):
            canvas.leaf(x, 588, 20, lean - math.pi / 2, LEAF)
    for number in range(8):
        x = 140 + number * 140
        canvas.line([(x, 560), (x, choice.uniform(380, 450))], LEAF, 9)
        canvas.flower(x, choice.uniform(350, 420), 46, PAPERS[number % len(PAPERS)])
    for x in (130, 350, 570, 790, 1010):
        drawing(canvas, x, 120, 168)
    _flags(canvas)
    return canvas.picture()


def corner(choice: Random) -> Image.Image:
    """An activity corner: a shelf with baskets and books, a rug, drawings above."""
    canvas = _room(choice)
    for left in (150, 420, 690, 960):
        drawing(canvas, left + choice.uniform(-20, 20), choice.uniform(70, 120), 200)
    canvas.box(120, 380, 1040, 400, (186, 142, 96))
    for shelf in range(2):
        top = 400 + shelf * 190
        canvas.box(140, top, 1000, 166, (226, 194, 152))
        x = 156.0
        while x < 1080:
            colour = choice.choice(PAPERS)
            if choice.random() < 0.4:
                canvas.box(x, top + 74, 110, 90, colour)
                canvas.box(x + 8, top + 84, 94, 14, shade(colour, 0.8))
                x += 124
            else:
                high = choice.uniform(90, 142)
                canvas.box(x, top + 166 - high, 24, high, colour)
                x += 28
    canvas.disc(640, 890, 420, choice.choice(PAPERS), 0.16)
    canvas.disc(640, 890, 330, CREAM, 0.13)
    return canvas.picture()


def sill(choice: Random) -> Image.Image:
    """A nature corner: pots and bottles with sprouts on a window sill."""
    canvas = _room(choice)
    canvas.box(140, 60, 1000, 560, (250, 250, 246))
    for pane in (160, 650):
        canvas.box(pane, 80, 470, 520, (190, 222, 240))
        canvas.shape(
            [(pane, 600), (pane + 240, 420), (pane + 470, 520), (pane + 470, 600)], (140, 180, 120)
        )
        canvas.cloud(pane + choice.uniform(90, 360), 190, 50, (246, 250, 252))
    canvas.box(100, 612, 1080, 40, (214, 198, 172))
    for number in range(8):
        x, colour = 170 + number * 132, choice.choice(PAPERS)
        high = choice.uniform(70, 230)
        canvas.line([(x, 540), (x + choice.uniform(-20, 20), 540 - high)], LEAF, 7)
        for step in range(4):
            level = 530 - high * (step + 1) / 4
            canvas.leaf(
                x,
                level,
                24,
                choice.choice((-0.5, math.pi + 0.5)),
                shade(LEAF, choice.uniform(0.9, 1.2)),
            )
        canvas.shape([(x - 46, 530), (x + 46, 530), (x + 34, 614), (x - 34, 614)], colour)
        canvas.box(x - 50, 522, 100, 18, shade(colour, 0.85))
        canvas.box(x - 20, 556, 40, 26, CREAM)
    return canvas.picture()


def hall(choice: Random) -> Image.Image:
    """A corridor hung with drawings on strings."""
    canvas = _room(choice)
    for level in (150, 400):
        canvas.line(
            [(0, level), (320, level + 24), (640, level), (960, level + 24), (1280, level)], BARK, 4
        )
        for number in range(6):
            drawing(canvas, 30 + number * 210 + choice.uniform(-8, 8), level + 16, 180)
    for number in range(5):
        canvas.flower(130 + number * 255, 690, 34, choice.choice(PAPERS))
    _flags(canvas)
    return canvas.picture()


def lesson(choice: Random) -> Image.Image:
    """A classroom from the last row: blackboard, windows, desks."""
    canvas = _room(choice)
    canvas.box(280, 110, 720, 330, BARK)
    canvas.box(298, 128, 684, 294, (46, 84, 70))
    for _ in range(9):
        x, y = choice.uniform(330, 800), choice.uniform(160, 380)
        length = choice.uniform(60, 150)
        points = [(x + step * length / 8, y + choice.uniform(-9, 9)) for step in range(9)]
        canvas.line(points, (226, 232, 226), 5)
    for x in (20, 1060):
        canvas.box(x, 100, 200, 420, (250, 250, 246))
        canvas.box(x + 14, 114, 172, 392, (206, 230, 242))
    for row in range(3):
        top, wide = 560 + row * 120, 150 + row * 46
        for place in range(5):
            x = 640 + (place - 2) * (wide * 1.38) - wide / 2
            canvas.box(x, top, wide, 26, (206, 160, 104))
            canvas.box(x + 8, top + 26, wide - 16, 44, (160, 120, 80))
            canvas.box(x + wide * 0.2, top - 12, wide * 0.34, 14, choice.choice(PAPERS))
    return canvas.picture()


def page(choice: Random) -> Image.Image:
    """A page of handwriting on a desk."""
    canvas = Canvas(choice.choice(((156, 116, 78), (172, 140, 104), (120, 100, 84))), choice)
    canvas.sheet(190, 70, 900, 860, (253, 251, 242))
    canvas.line([(280, 90), (280, 900)], (232, 150, 150), 3)
    for row in range(15):
        level = 170 + row * 50
        canvas.line([(230, level + 16), (1050, level + 16)], (190, 206, 222), 2)
        if row < 13:
            _writing(canvas, 300, level, choice.uniform(300, 720) if row % 4 == 3 else 720)
    canvas.line([(930, 760), (1180, 880)], (52, 66, 120), 22)
    canvas.line([(905, 748), (935, 762)], (200, 200, 206), 12)
    return canvas.picture()


def _writing(canvas: Canvas, x: float, y: float, long: float) -> None:
    choice, end = canvas.choice, x + long
    while x < end:
        for _ in range(choice.randint(3, 5)):
            start = (x + choice.uniform(0, 24), y + choice.uniform(-18, 8))
            stop = (x + choice.uniform(0, 26), y + choice.uniform(-18, 10))
            canvas.line([start, stop], (58, 62, 92), 3)
        x += 36


SCENES: dict[str, Callable[[Random], Image.Image]] = {
    "bare": bare,
    "tree": tree_wall,
    "home": home_wall,
    "winter": winter_wall,
    "garden": garden_wall,
    "corner": corner,
    "sill": sill,
    "hall": hall,
    "lesson": lesson,
    "page": page,
}
WALL_SCENES = ("tree", "home", "winter", "garden")
