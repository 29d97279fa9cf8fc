"""The palette: every ramp runs from dark to light; shadows lean blue or purple, lights lean yellow."""

from __future__ import annotations

import numpy as np

Colour = tuple[int, int, int]

_RAMPS = {
    "steel": "12131f 222a3d 3b475f 62758b 9db0b8 e4ede2",
    "gun": "0c0c15 191c2a 2c3142 474f60 79838c bfc8c4",
    "khaki": "2a1f28 54433a 8a7350 bda572 e6d6a0 fff8d4",
    "olive": "141a1c 26322d 415038 66744a 97a164",
    "red": "260b1a 561326 931f30 d13c38 f57f5c ffcfa0",
    "white": "2a2b3d 555c74 8f9aa6 c6cfc8 f2f2e0",
    "ember": "4a0d14 8f1f10 d2480f f98a1e ffc64a fff4b8",
    "mimic": "07060b 120e18 221926 3a2833 5e3c40 96644e",
    "azure": "0b1450 1533a0 1f66e0 45aaff 97e4ff f0fdff",
    "mint": "0f3a34 1d8a5e 5ce890 d8ffcc",
    "cyan": "0a2c40 12607c 22a8c0 64e6e2 d4fff6",
    "sand": "241f2c 43383f 6e5c52 9a8468 c4b085 e8dcb0",
    "mud": "130f15 251c1f 3e2e29 5e4836 846a4c ac9068",
    "wood": "1c1418 38261f 5e4029 8a6238 b48a52",
    "concrete": "14171f 272d37 424b55 646f74 8c9791 bcc4b4",
    "rust": "1e1016 42201e 74382a a85c34 d4904e",
    "water": "061420 0b2834 134a52 257474 56a896 b4e2c4",
    "storm": "10131f 1b2331 2d3b4a 485b68 6e8288 a0aca4 d0d4c0",
    "omega": "0a0714 1a0f26 331a3c 5a2a4c 924850 c87a58",
    "smoke": "15141c 26252e 3c3c44 585a5e",
    "chitin": "0a0910 1b1a24 312e3b 4e4852 7a6e6a b0a08a",
    "blast": "1c171c 3a2420 7a2a14 d2480f f98a1e ffc64a fff4b8",
    "skin": "4a2430 8a4b3e c98660 f0c699",
    "skin2": "43242a 7c4438 b5764e dfaa78 f6d8a8",
    "skinp": "2a1722 552f38 88503f b4744f d69a6e efc59a fbe4c0",
    "skinr": "2a1826 5a343e 93584a c17e62 e0a684 f6d0b0 fff0dc",
    "skind": "1c1016 3a2224 5e3a30 84563e a87652 c89a70 e4c092",
    "hair": "3a1a20 7a3a22 bd7030 eab45c ffe9a4",
    "hairp": "2a1418 4e2418 84481e bd7030 e6a848 ffd884 fff4c0",
    "brown": "140c10 281a18 44302a 66483a 8c684e b08c6c",
    "greyh": "1a1a22 34343e 565660 80808a b0b0b4 dcdcd8",
    "navy": "0b0d18 161c30 26324e 3c4e72 5e7698 93a8bc",
    "tan": "2c2420 5a4a3a 8a7656 b8a27a dccda4",
    "blade": "1a1b2a 39445a 6f8296 b4c6c8 f6fbf0",
    "cinder": "16070f 34101a 6a1c18 a83a14 e06a18",
    "abyss": "06081c 0c1440 183080 2a5cc8 50a0f0",
    "alpha": "05060f 0d1024 1a2044 2f3d70 566fa6 93b4d8",
    "achitin": "080b18 141d3a 26386a 4462a0 7fa4d8 d0ecff",
    "sac": "2a0a14 57141a 912a18 cc561c f4922e ffd27a",
    "memb": "12080e 2a0e16 521820 862c1e c4561e",
    "bonep": "2a1f22 5c463e 94785c c8ae84 efe2b8",
    "sandfx": "43383f 6e5c52 9a8468 c4b085 e8dcb0",
    "hide": "0a0714 1a0f26 261e42 2e3c5c 3c6c78 78b0a0",
    "soil": "2a2830 3e393c 564e4a 6e655a 8a7e6c",
    "ash": "141319 222028 343038 4e484c 6a6466",
    "aash": "0e1222 1a223a 2c3a58 546886 84a0c0",
}


def ramp(text: str) -> list[Colour]:
    """Colours of a ramp by name, or of a row of hex words."""
    words = _RAMPS.get(text, text).split()
    return [(int(w[0:2], 16), int(w[2:4], 16), int(w[4:6], 16)) for w in words]


def table(text: str) -> np.ndarray:
    return np.array(ramp(text))


def names() -> tuple[str, ...]:
    """All ramps, in their order here."""
    return tuple(_RAMPS)


INK: Colour = (10, 8, 16)

# Skies and depths, one a place
STORM = "0e1220 18202f 243142 344655 4b5f6a 6b7d80 939d92 c2bb9c ecd9a4"
DUSK = "100d24 1e1438 351d4c 562a5a 823a5c b0505a d8745a f2a566 ffd694"
DAWN = "161628 24203a 3c2f4e 604260 8c5868 ba7468 de9a6c f6c684 fee6ac"
MORNING = "4f7590 6a8ea0 8aa8ac b0c0b0 d8d0ac f2deac fcecc8"
SEA = "0b1420 122233 1c3544 2a4d58 41696e 6b8c88 a2b2a0"
DEEP = "02070e 040d16 071620 0a202b 0e2c37 143a45 1b4a54 245d66 31757a 449190 62b0a6 92d0be c8f0d8"
