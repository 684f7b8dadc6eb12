"""The Mandelbrot set on complex numbers: horizontal bands, one future each, nothing shared."""
from pool import Measured, Pool, run, share

BANDS = 32
ITERATIONS = 255
KNOWN = {64: 196493, 450: 9602647}


def iterations(c):
    z = 0j
    for n in range(ITERATIONS):
        if z.real * z.real + z.imag * z.imag > 4.0:
            return n
        z = z * z + c
    return ITERATIONS


def band(size, rows):
    return [[iterations(complex(3.0 * x / size - 2.0, 3.0 * y / size - 1.5)) for x in range(size)] for y in rows]


def main(threads, size):
    with Measured(), Pool(threads) as pool:
        futures = [pool.submit(band, size, share(size, BANDS, i)) for i in range(BANDS)]
        image = [row for future in futures for row in future.result()]
    total = sum(map(sum, image))
    assert len(image) == size and KNOWN.get(size, total) == total, total
    return "mandelbrot", size, total


run(main, 450)
