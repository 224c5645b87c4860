"""Arithmetic on colours as the browser paints them: (red, green, blue), each 0–255.

Contrast: WCAG 2.2. Colour-vision deficiency at full strength: Machado, Oliveira and Fernandes (2009), "A
Physiologically-based Model for Simulation of Color Vision Deficiency", applied to linear RGB. Distance: Euclidean in
Oklab (Ottosson 2020), times 100; a difference of about 2 can just be seen.
"""

import math

Colour = tuple[float, float, float]

VISIONS = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: Colour) -> list[float]:
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]


def contrast(one: Colour, other: Colour) -> float:
    """1 (none) to 21 (black on white)."""
    darker, lighter = sorted(_dot((0.2126, 0.7152, 0.0722), linear(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: Colour, other: Colour, vision: str = "full") -> float:
    """How far apart two colours look to people of this vision, in hundredths of Oklab."""
    return 100 * math.dist(_oklab(_seen(one, vision)), _oklab(_seen(other, vision)))


def _seen(colour: Colour, vision: str) -> list[float]:
    return [min(1.0, max(0.0, _dot(row, linear(colour)))) for row in VISIONS[vision]]


def _oklab(rgb: list[float]) -> list[float]:
    cones = [
        _dot(row, rgb) ** (1 / 3)
        for row in (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        )
    ]
    return [
        _dot(row, cones)
        for row in (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        )
    ]


def _dot(row, values) -> float:
    return sum(factor * value for factor, value in zip(row, values, strict=True))
