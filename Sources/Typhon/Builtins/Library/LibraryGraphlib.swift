extension GuestModules {
    static let moduleGraphlib: StaticString = #"""
"""An order of the nodes of a graph in which each comes after those it depends on."""

__all__ = ["TopologicalSorter", "CycleError"]

_PASSED_OUT = -1
_DONE = -2


class _Node:
    __slots__ = ("node", "waits", "successors")

    def __init__(self, node):
        self.node = node
        # How many predecessors are not done; then, what became of the node itself.
        self.waits = 0
        self.successors = []


class CycleError(ValueError):
    """The graph has a cycle: the second argument lists its nodes, the first one at both ends."""


class TopologicalSorter:
    """Hands out the nodes of a graph, each after its predecessors."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _find(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Add a node and those it depends on; may be called more than once for a node."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        found = self._find(node)
        found.waits += len(predecessors)
        for predecessor in predecessors:
            self._find(predecessor).successors.append(node)

    def prepare(self):
        """Close the graph, and raise CycleError if it has a cycle."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [found.node for found in self._nodes.values() if found.waits == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes that became ready since the last call, as a tuple."""
        self._check_prepared()
        ready = tuple(self._ready)
        for node in ready:
            self._nodes[node].waits = _PASSED_OUT
        self._ready.clear()
        self._passed_out += len(ready)
        return ready

    def is_active(self):
        """Whether more nodes will become ready."""
        self._check_prepared()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Tell that nodes handed out by get_ready() are processed."""
        self._check_prepared()
        for node in nodes:
            found = self._check_passed_out(node)
            found.waits = _DONE
            self._finished += 1
            for successor in found.successors:
                waiting = self._nodes[successor]
                waiting.waits -= 1
                if waiting.waits == 0:
                    self._ready.append(successor)

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def _check_passed_out(self, node):
        found = self._nodes.get(node)
        if found is None:
            raise ValueError(f"node {node!r} was not added using add()")
        if found.waits >= 0:
            raise ValueError(f"node {node!r} was not passed out (still not ready)")
        if found.waits == _DONE:
            raise ValueError(f"node {node!r} was already marked done")
        return found

    def _find_cycle(self):
        """The nodes of some cycle, the first again at the end, or None."""
        seen = set()
        for start in self._nodes:
            cycle = start not in seen and self._search(start, seen)
            if cycle:
                return cycle
        return None

    def _search(self, start, seen):
        path, places, rests = [], {}, []
        node = start
        while True:
            if node in places:
                return path[places[node]:] + [node]
            if node not in seen:
                seen.add(node)
                places[node] = len(path)
                path.append(node)
                rests.append(iter(self._nodes[node].successors))
            node = self._next_on_path(path, places, rests)
            if not path:
                return None

    def _next_on_path(self, path, places, rests):
        """The next successor of the last node of the path that has one left."""
        while path:
            for node in rests[-1]:
                return node
            del places[path.pop()]
            rests.pop()
        return None

    def static_order(self):
        """All nodes in order; raises CycleError if there is a cycle."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)
"""#
}
