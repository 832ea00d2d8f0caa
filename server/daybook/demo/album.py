"""The demo's photos: each is drawn, taken, stored, and referred to by its hash."""

from random import Random
from typing import Any

from sqlalchemy.orm import Session

from daybook.demo import camera, scenes
from daybook.photos import service as photos

MOST = 120
_TYPE = "image/jpeg"


class Album:
    """Takes photos for one person at a time; after `MOST` it gives the earlier ones again."""

    def __init__(self, session: Session, choice: Random) -> None:
        self._session = session
        self._choice = choice
        self._taken: dict[str, list[dict[str, Any]]] = {}
        self.count = 0

    def take(self, user: str, scene: str) -> dict[str, Any]:
        """The reference to a photo of a scene that `user` has sent."""
        earlier = self._taken.setdefault(scene, [])
        if self.count >= MOST and earlier:
            return self._choice.choice(earlier)
        picture = camera.photograph(
            scenes.draw(scene, self._choice), self._choice, blur=3 if scene == "lesson" else 0
        )
        data, small = camera.encoded(picture), camera.thumbnail(picture)
        self.count += 1
        reference = {
            "$f": photos.store(self._session, user, data, _TYPE),
            "n": len(data),
            "t": _TYPE,
            "w": picture.width,
            "h": picture.height,
            "th": photos.store(self._session, user, small, _TYPE),
        }
        earlier.append(reference)
        return reference
