"""What a batch of kills has come to: counts, and every fault in words."""

from dataclasses import dataclass, field

MOST_SHOWN = 12


@dataclass
class Tally:
    """Counts of one batch or of several.

    `aimed` are kills at the very moment of a write to the disk; `acknowledged` are changes and
    files that the server, or the phone's screen, said to have; `cut` are requests whose connection
    broke before the answer was whole; `faults` are answers and states that should not be, in words.
    """

    kills: int = 0
    aimed: int = 0
    acknowledged: int = 0
    cut: int = 0
    lost: int = 0
    doubled: int = 0
    stuck: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take another batch's counts in."""
        self.kills += other.kills
        self.aimed += other.aimed
        self.acknowledged += other.acknowledged
        self.cut += other.cut
        self.lost += other.lost
        self.doubled += other.doubled
        self.stuck += other.stuck
        self.faults += other.faults

    def lose(self, words: str) -> None:
        """Something that was acknowledged is not there."""
        self.lost += 1
        self.faults.append(f"lost: {words}")

    def double(self, words: str) -> None:
        """Something that was sent once is there twice."""
        self.doubled += 1
        self.faults.append(f"doubled: {words}")

    @property
    def good(self) -> bool:
        """Whether nothing at all is amiss."""
        return not (self.lost or self.doubled or self.stuck or self.faults)

    def line(self) -> str:
        """The counts in one line."""
        return (
            f"{self.kills:,} kills ({self.aimed:,} amid a write to the disk), "
            f"{self.acknowledged:,} acknowledged, {self.cut:,} requests cut, "
            f"{self.lost} lost, {self.doubled} doubled, {self.stuck} stuck, "
            f"{len(self.faults)} faults"
        )

    def details(self) -> str:
        """The first faults, a line each."""
        shown = self.faults[:MOST_SHOWN]
        if left := len(self.faults) - len(shown):
            shown.append(f"and {left} more")
        return "".join(f"  {words}\n" for words in shown)
