"""Work that is done beside the game, in a thread of its own: reading, never drawing."""

from __future__ import annotations

import threading


class Aside:
    """What is read aside: `_run` does the work, and looks at `_leave` between two pieces of it."""

    def _begin(self, name: str) -> None:
        """Call it last when the object is made: from then on two look at it."""
        self._leave = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        """What is begun is finished, nothing else."""
        self._leave = True

    @property
    def done(self) -> bool:
        return not self._thread.is_alive()
