"""Floats and attributes: the outer solar system, moved by small steps."""
import math
import sys

SOLAR_MASS = 4 * math.pi * math.pi
DAYS = 365.24


class Body:
    def __init__(self, position, velocity, mass):
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = [v * DAYS for v in velocity]
        self.mass = mass * SOLAR_MASS


def solar_system():
    sun = Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0)
    jupiter = Body((4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01),
                   (1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05),
                   9.54791938424326609e-04)
    saturn = Body((8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01),
                  (-2.76742510726411e-03, 4.99852801234917238e-03, 2.30417297573763929e-05),
                  2.85885980666130812e-04)
    uranus = Body((1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01),
                  (2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05),
                  4.36624404335156298e-05)
    neptune = Body((1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01),
                   (2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05),
                   5.15138902046611451e-05)
    return [sun, jupiter, saturn, uranus, neptune]


def stop_the_drift(bodies):
    sun = bodies[0]
    sun.vx = -sum(b.vx * b.mass for b in bodies) / sun.mass
    sun.vy = -sum(b.vy * b.mass for b in bodies) / sun.mass
    sun.vz = -sum(b.vz * b.mass for b in bodies) / sun.mass


def energy(bodies, pairs):
    total = 0.0
    for b in bodies:
        total += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
    for a, b in pairs:
        dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
        total -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def attract(pairs, dt):
    for a, b in pairs:
        dx = a.x - b.x
        dy = a.y - b.y
        dz = a.z - b.z
        square = dx * dx + dy * dy + dz * dz
        pull = dt / (square * math.sqrt(square))
        from_b = b.mass * pull
        from_a = a.mass * pull
        a.vx -= dx * from_b
        a.vy -= dy * from_b
        a.vz -= dz * from_b
        b.vx += dx * from_a
        b.vy += dy * from_a
        b.vz += dz * from_a


def move(bodies, dt):
    for b in bodies:
        b.x += dt * b.vx
        b.y += dt * b.vy
        b.z += dt * b.vz


def main(size=150000):
    bodies = solar_system()
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    stop_the_drift(bodies)
    before = energy(bodies, pairs)
    assert "%.9f" % before == "-0.169075164", before
    for _ in range(size):
        attract(pairs, 0.01)
        move(bodies, 0.01)
    after = energy(bodies, pairs)
    assert abs(after - before) < 1e-4, after
    if size == 1000:
        assert "%.9f" % after == "-0.169087605", after
    print("checksum nbody", size, "%.9f" % after)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
