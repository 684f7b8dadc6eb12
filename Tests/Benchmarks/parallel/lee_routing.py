"""Lee's circuit router: one long transaction per net, which reads much of a shared board and writes little."""
import random

from pool import Measured, run, run_threads

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

SIDE = 150
LAYERS = 2
REACH = 20  # how far apart, in x and in y, the ends of a net may be
FREE = 0


class Board:
    """Cells are numbered layer by layer, row by row; each holds the number of the net that uses it."""

    def __init__(self, nets):
        self.cells = [FREE] * (LAYERS * SIDE * SIDE)
        self.neighbours = [neighbours(cell) for cell in range(len(self.cells))]
        for number, ends in nets:
            for end in ends:
                self.cells[end] = number

    def flood(self, number, start, goal):
        """The distance from start, by cell, of the cells up to the goal; None when there is no way."""
        distance = {start: 0}
        frontier = [start]
        while frontier:
            following = []
            for cell in frontier:
                for next_cell in self.neighbours[cell]:
                    if next_cell in distance or self.cells[next_cell] not in (FREE, number):
                        continue
                    distance[next_cell] = distance[cell] + 1
                    if next_cell == goal:
                        return distance
                    following.append(next_cell)
            frontier = following
        return None

    def track(self, distance, goal):
        cells = [goal]
        while distance[cells[-1]] > 0:
            wanted = distance[cells[-1]] - 1
            cells.append(next(c for c in self.neighbours[cells[-1]] if distance.get(c) == wanted))
        return cells

    def lay(self, number, start, goal):
        """The cells of the new track, or None."""
        distance = self.flood(number, start, goal)
        if distance is None:
            return None
        cells = self.track(distance, goal)
        for cell in cells:
            self.cells[cell] = number
        return cells


def neighbours(cell):
    layer, y, x = cell // (SIDE * SIDE), cell // SIDE % SIDE, cell % SIDE
    found = [(1 - layer) * SIDE * SIDE + y * SIDE + x]
    for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
        if 0 <= nx < SIDE and 0 <= ny < SIDE:
            found.append(layer * SIDE * SIDE + ny * SIDE + nx)
    return found


def make_nets(count):
    """Numbered pairs of cells on the upper layer, not far apart; no cell occurs twice."""
    rng = random.Random(7)
    used, nets = set(), []
    while len(nets) < count:
        x, y = rng.randrange(SIDE), rng.randrange(SIDE)
        gx = min(max(x + rng.randint(-REACH, REACH), 0), SIDE - 1)
        gy = min(max(y + rng.randint(-REACH, REACH), 0), SIDE - 1)
        ends = (y * SIDE + x, gy * SIDE + gx)
        if ends[0] != ends[1] and used.isdisjoint(ends):
            used.update(ends)
            nets.append((len(nets) + 1, ends))
    return nets


def work(board, todo, tracks):
    while True:
        with atomic:
            if not todo:
                return
            number, (start, goal) = todo.pop()
        with atomic:
            tracks[number] = board.lay(number, start, goal)


def check(board, nets, tracks):
    """Every net was tried; tracks are connected and share no cell."""
    used = set()
    for number, (start, goal) in nets:
        cells = tracks[number] or [start, goal]
        assert {start, goal} <= set(cells) and used.isdisjoint(cells)
        assert all(board.cells[cell] == number for cell in cells)
        if tracks[number]:
            assert all(b in board.neighbours[a] for a, b in zip(cells, cells[1:]))
        used.update(cells)
    assert len(used) == len(board.cells) - board.cells.count(FREE)


def main(threads, size):
    nets = make_nets(size)
    board, todo, tracks = Board(nets), list(reversed(nets)), {}
    with Measured():
        run_threads(threads, lambda i: work(board, todo, tracks))
    check(board, nets, tracks)
    return "lee_routing", size


run(main, 600)
