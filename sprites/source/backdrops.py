"""The far world of each place, in layers 1920 px wide that repeat without a seam, and the list of them for the game.

Skies, seas and hills are painted with noise that wraps; set pieces are grey renders (`clay/`) coloured by a gradient.
"""

from __future__ import annotations

import json

import garden
import inside
import paint as p
import peace
import shore
import valley

PLACES = (
    shore.beach,
    shore.base,
    valley.trenches,
    valley.road,
    valley.dam,
    inside.gallery,
    inside.under,
    garden.office,
    peace.before,
)


def main(only: tuple[str, ...] = ()) -> None:
    path = p.SPRITES / "backdrops/sets.json"
    sets = json.loads(path.read_text("utf-8")) if only else {}
    for place in PLACES:
        if not only or place.__name__ in only:
            sets[place.__name__] = place()
    path.write_text(json.dumps(sets, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
