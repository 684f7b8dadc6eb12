"""Small objects and operator methods: spheres over a chequered floor, with shadows and mirrors."""
import math
import sys


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Sphere:
    def __init__(self, centre, radius, brightness, mirror):
        self.centre = centre
        self.radius = radius
        self.brightness = brightness
        self.mirror = mirror

    def distance(self, ray):
        """Along the ray to the nearer hit, or None."""
        to_centre = self.centre - ray.origin
        along = to_centre.dot(ray.direction)
        inside = self.radius * self.radius - to_centre.dot(to_centre) + along * along
        if inside <= 0.0:
            return None
        near = along - math.sqrt(inside)
        return near if near > 1e-6 else None

    def normal(self, point):
        return (point - self.centre) * (1.0 / self.radius)

    def brightness_at(self, point):
        return self.brightness


class Floor:
    mirror = 0.1

    def __init__(self, height):
        self.height = height

    def distance(self, ray):
        if abs(ray.direction.y) < 1e-9:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        return distance if distance > 1e-6 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def brightness_at(self, point):
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 else 0.2


class Scene:
    def __init__(self):
        self.light = Vector(5.0, 8.0, -5.0)
        self.bodies = [Floor(-1.0)]
        for i in range(5):
            self.bodies.append(Sphere(Vector(i * 1.2 - 2.4, i % 2 * 0.8 - 0.4, 3.0 + i * 0.5), 0.6, 0.8, 0.3))

    def nearest(self, ray):
        best, best_distance = None, math.inf
        for body in self.bodies:
            distance = body.distance(ray)
            if distance is not None and distance < best_distance:
                best, best_distance = body, distance
        return best, best_distance

    def is_shadowed(self, point, direction):
        ray = Ray(point, direction)
        return any(body.distance(ray) is not None for body in self.bodies)

    def light_at(self, point, normal):
        direction = (self.light - point).unit()
        if self.is_shadowed(point + normal * 1e-4, direction):
            return 0.1
        return max(0.1, direction.dot(normal))

    def trace(self, ray, depth):
        body, distance = self.nearest(ray)
        if body is None:
            return 0.3
        point = ray.at(distance)
        normal = body.normal(point)
        brightness = body.brightness_at(point) * self.light_at(point, normal)
        if depth == 0:
            return brightness
        reflected = Ray(point + normal * 1e-4, ray.direction.mirrored(normal))
        return brightness * (1.0 - body.mirror) + self.trace(reflected, depth - 1) * body.mirror


KNOWN = {40: "0.333741", 100: "0.331583", 300: "0.331286"}


def render(size):
    scene = Scene()
    eye = Vector(0.0, 0.5, -4.0)
    rows = []
    for y in range(size):
        row = []
        for x in range(size):
            direction = Vector(x / size - 0.5, 0.5 - y / size, 1.0).unit()
            row.append(scene.trace(Ray(eye, direction), 2))
        rows.append(row)
    return rows


def main(size=300):
    rows = render(size)
    assert all(0.0 <= value <= 1.0 for row in rows for value in row)
    total = "%.6f" % (sum(map(sum, rows)) / size ** 2)
    assert KNOWN.get(size, total) == total, total
    print("checksum raytrace", size, total)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
