"""A ray tracer, which allocates heavily: one future per column, each pixel one transaction."""
import sys

sys.path.insert(0, sys.path[0] + "/../single")
from raytrace import KNOWN, Ray, Scene, Vector

sys.path.pop(0)
from pool import Measured, Pool, run

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic


def column(scene, rows, x):
    size = len(rows)
    for y in range(size):
        with atomic:
            direction = Vector(x / size - 0.5, 0.5 - y / size, 1.0).unit()
            rows[y][x] = scene.trace(Ray(Vector(0.0, 0.5, -4.0), direction), 2)


def main(threads, size):
    scene = Scene()
    rows = [[None] * size for _ in range(size)]
    with Measured(), Pool(threads) as pool:
        for future in [pool.submit(column, scene, rows, x) for x in range(size)]:
            future.result()
    total = "%.6f" % (sum(map(sum, rows)) / size ** 2)
    assert KNOWN.get(size, total) == total, total
    return "raytrace", size, total


run(main, 300)
