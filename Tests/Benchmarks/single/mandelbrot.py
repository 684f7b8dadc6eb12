"""Float loops: which points of a grid stay bounded."""
import sys

LIMIT = 50
KNOWN = {200: 15909, 450: 80459, 550: 120157}


def stays(cr, ci):
    zr = zi = 0.0
    for _ in range(LIMIT):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return False
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return True


def main(size=550):
    inside = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            if stays(2.0 * column / size - 1.5, ci):
                inside += 1
    assert size not in KNOWN or inside == KNOWN[size], inside
    print("checksum mandelbrot", size, inside)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
