"""Each thread is a worm on a large grid; each of its steps is one transaction."""
import random

from pool import Measured, run, run_threads, share

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

SIDE = 1000
LONGEST = 5
DIRECTIONS = [(1, 0), (0, 1), (-1, 0), (0, -1)]


class Worm:
    def __init__(self, number, grid):
        self.number = number
        self.grid = grid
        self.rng = random.Random(number)
        self.direction = 0
        self.body = [((number * 37) % SIDE, (number * 91) % SIDE)]  # head first
        x, y = self.body[0]
        grid[y][x] = number

    def next_cell(self, direction):
        (x, y), (dx, dy) = self.body[0], DIRECTIONS[direction]
        return (x + dx) % SIDE, (y + dy) % SIDE

    def is_free(self, cell):
        x, y = cell
        return self.grid[y][x] == 0

    def free_direction(self):
        """Straight on if possible, else any way that is free, else None."""
        for turn in (0, 1, 3, 2):
            direction = (self.direction + turn) % 4
            if self.is_free(self.next_cell(direction)):
                return direction
        return None

    def advance(self):
        x, y = cell = self.next_cell(self.direction)
        self.grid[y][x] = self.number
        self.body.insert(0, cell)
        if len(self.body) > LONGEST:
            x, y = self.body.pop()
            self.grid[y][x] = 0

    def step(self):
        if self.rng.random() < 0.2:
            self.direction = (self.direction + self.rng.choice((1, 3))) % 4
        with atomic:
            direction = self.free_direction()
            if direction is None:
                self.body.reverse()
            else:
                self.direction = direction
                self.advance()


def main(threads, size):
    grid = [[0] * SIDE for _ in range(SIDE)]
    worms = [Worm(i + 1, grid) for i in range(threads)]

    def live(i):
        for _ in share(size, threads, i):
            worms[i].step()

    with Measured():
        run_threads(threads, live)
    for worm in worms:
        assert len(worm.body) <= LONGEST and len(set(worm.body)) == len(worm.body)
        assert all(grid[y][x] == worm.number for x, y in worm.body)
    assert sum(SIDE - row.count(0) for row in grid) == sum(len(w.body) for w in worms)
    return "threadworms", size


run(main, 700000)
