"""Draws color.png (192x192) and outline.png (32x32): two linked rings. Run in this folder: python3 icons.py"""
import math
import struct
import zlib


def ring(x, y, cx, cy, radius, width):
    """How much of a pixel a ring covers, 0 to 1, with a soft edge of one pixel."""
    return max(0.0, min(1.0, width / 2 + 0.5 - abs(math.hypot(x - cx, y - cy) - radius)))


def mark(size, back, radius, width, apart):
    middle = (size - 1) / 2
    rows = []
    for y in range(size):
        row = bytearray([0])
        for x in range(size):
            left = ring(x, y, middle - apart, middle, radius, width)
            right = ring(x, y, middle + apart, middle, radius, width)
            # The right ring passes under the left one above, and over it below.
            gap = ring(x, y, middle - apart, middle, radius, width * 2) if y < middle else 0
            under = ring(x, y, middle + apart, middle, radius, width * 2) if y >= middle else 0
            ink = max(left * (1 - under), right * (1 - gap))
            if back:
                row += bytes(round(b + (255 - b) * ink) for b in back) + b"\xff"
            else:
                row += b"\xff\xff\xff" + bytes([round(255 * ink)])
        rows.append(bytes(row))
    return rows


def save(name, size, rows):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    with open(name, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(b"".join(rows), 9)) + chunk(b"IEND", b""))


save("color.png", 192, mark(192, (0x2B, 0x57, 0x8A), 34, 13, 20))
save("outline.png", 32, mark(32, None, 8, 2.4, 4.6))
