# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines over axes that both are logarithms, as SVG: what grows as a power is straight."""

import math
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 460, 70, 20, 200, 50
COLOURS = ('#0b6e99', '#b3541e', '#4a7c2f', '#7a3b8f', '#555555')


def short(power):
    return f'10<tspan dy="-5" font-size="9">{power}</tspan>'


def log_log(across, lines):
    """The SVG; lines has for each name its points."""
    points = [point for line in lines.values() for point in line]
    spans = [(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))))
             for values in zip(*points)]
    spans = [(low, max(high, low + 1)) for low, high in spans]
    inner = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM)

    def place(point):
        x, y = ((math.log10(value) - low) / (high - low)
                for value, (low, high) in zip(point, spans))
        return LEFT + x * inner[0], TOP + (1 - y) * inner[1]
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
           'font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for power in range(spans[0][0], spans[0][1] + 1):
        x, _ = place((10.0**power, 10.0**spans[1][0]))
        out.append(f'<path d="M{x:.1f} {TOP}v{inner[1]}" stroke="#ddd"/>'
                   f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">'
                   f'{short(power)}</text>')
    for power in range(spans[1][0], spans[1][1] + 1):
        _, y = place((10.0**spans[0][0], 10.0**power))
        out.append(f'<path d="M{LEFT} {y:.1f}h{inner[0]}" stroke="#ddd"/>'
                   f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">'
                   f'{short(power)}</text>')
    out.append(f'<text x="{LEFT + inner[0] / 2}" y="{HEIGHT - 10}" text-anchor="middle">'
               f'{escape(across)}</text>')
    for (name, line), colour in zip(lines.items(), COLOURS):
        placed = [place(point) for point in line]
        path = ' '.join(f'{x:.1f},{y:.1f}' for x, y in placed)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" '
                   'stroke-width="2"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
                for x, y in placed]
        x, y = placed[-1]
        out.append(f'<text x="{x + 10:.1f}" y="{y + 4:.1f}" fill="{colour}">'
                   f'{escape(name)}</text>')
    return '\n'.join([*out, '</svg>', ''])
