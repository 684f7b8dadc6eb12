"""Objects, inheritance and lists: DeltaBlue, an incremental solver of one-way constraints.

Each constraint has a strength and some methods (ways to compute one variable from
the others). A variable knows the constraint that determines it and its walkabout
strength: the weakest constraint one would have to revoke to be free to change it.
A plan is the list of constraints to execute, in order, after an input has changed.
"""
import sys

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)


def is_stronger(a, b):
    return a < b


class Variable:
    def __init__(self, value=0):
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walkabout = WEAKEST
        self.is_constant = True

    def forget(self, constraint):
        self.constraints.remove(constraint)
        if self.determined_by is constraint:
            self.determined_by = None

    def consumers(self):
        """The satisfied constraints that read this variable."""
        return [c for c in self.constraints if c is not self.determined_by and c.is_satisfied()]


class Constraint:
    is_input = False

    def __init__(self, planner, strength):
        self.planner = planner
        self.strength = strength

    def activate(self):
        self.register()
        self.planner.add(self)

    def destroy(self):
        if self.is_satisfied():
            self.planner.remove(self)
        else:
            self.unregister()

    def satisfy(self, mark):
        """Takes over its output if strong enough; the constraint it pushed out, or None."""
        self.choose_method(mark)
        if not self.is_satisfied():
            assert self.strength != REQUIRED, "a required constraint cannot be met"
            return None
        self.mark_inputs(mark)
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.revoke()
        output.determined_by = self
        assert self.planner.propagate(self, mark), "a cycle of constraints"
        output.mark = mark
        return overridden


class Unary(Constraint):
    def __init__(self, planner, variable, strength):
        super().__init__(planner, strength)
        self.variable = variable
        self.satisfied = False
        self.activate()

    def register(self):
        self.variable.constraints.append(self)

    def unregister(self):
        self.variable.forget(self)
        self.satisfied = False

    def choose_method(self, mark):
        v = self.variable
        self.satisfied = v.mark != mark and is_stronger(self.strength, v.walkabout)

    def is_satisfied(self):
        return self.satisfied

    def output(self):
        return self.variable

    def mark_inputs(self, mark):
        pass

    def inputs_are_known(self, mark):
        return True

    def revoke(self):
        self.satisfied = False

    def recalculate(self):
        self.variable.walkabout = self.strength
        self.variable.is_constant = not self.is_input
        if self.variable.is_constant:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


class Binary(Constraint):
    """Between a source and a target; `towards` is the variable it now computes."""

    def __init__(self, planner, source, target, strength):
        super().__init__(planner, strength)
        self.source = source
        self.target = target
        self.towards = None
        self.activate()

    def register(self):
        self.source.constraints.append(self)
        self.target.constraints.append(self)

    def unregister(self):
        self.source.forget(self)
        self.target.forget(self)
        self.towards = None

    def choose_method(self, mark):
        source, target = self.source, self.target
        self.towards = None
        if source.mark == mark:
            self.choose_if_free(target, mark)
        elif target.mark == mark:
            self.choose_if_free(source, mark)
        elif is_stronger(target.walkabout, source.walkabout):
            self.choose_if_weaker(source)
        else:
            self.choose_if_weaker(target)

    def choose_if_free(self, variable, mark):
        if variable.mark != mark:
            self.choose_if_weaker(variable)

    def choose_if_weaker(self, variable):
        if is_stronger(self.strength, variable.walkabout):
            self.towards = variable

    def is_satisfied(self):
        return self.towards is not None

    def output(self):
        return self.towards

    def input(self):
        return self.source if self.towards is self.target else self.target

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_are_known(self, mark):
        v = self.input()
        return v.mark == mark or v.is_constant or v.determined_by is None

    def revoke(self):
        self.towards = None

    def recalculate(self):
        source, target = self.input(), self.towards
        target.walkabout = max(self.strength, source.walkabout)
        target.is_constant = source.is_constant
        if target.is_constant:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.towards.value = self.input().value


class Scaled(Binary):
    """target == source * scale + offset"""

    def __init__(self, planner, source, scale, offset, target, strength):
        self.scale = scale
        self.offset = offset
        super().__init__(planner, source, target, strength)

    def register(self):
        super().register()
        self.scale.constraints.append(self)
        self.offset.constraints.append(self)

    def unregister(self):
        super().unregister()
        self.scale.forget(self)
        self.offset.forget(self)

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.scale.mark = self.offset.mark = mark

    def execute(self):
        if self.towards is self.target:
            self.target.value = self.source.value * self.scale.value + self.offset.value
        else:
            self.source.value = (self.target.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, target = self.input(), self.towards
        target.walkabout = max(self.strength, source.walkabout)
        target.is_constant = (source.is_constant and self.scale.is_constant
                              and self.offset.is_constant)
        if target.is_constant:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        while constraint is not None:
            constraint = constraint.satisfy(mark)

    def remove(self, constraint):
        output = constraint.output()
        constraint.revoke()
        constraint.unregister()
        for unmet in self.free(output):
            self.add(unmet)

    def free(self, output):
        """Propagates that nothing determines `output`; the constraints that may now be met, strongest first."""
        output.determined_by = None
        output.walkabout = WEAKEST
        output.is_constant = True
        unmet = []
        todo = [output]
        while todo:
            variable = todo.pop()
            unmet += [c for c in variable.constraints if not c.is_satisfied()]
            for consumer in variable.consumers():
                consumer.recalculate()
                todo.append(consumer.output())
        unmet.sort(key=lambda c: c.strength)
        return unmet

    def propagate(self, constraint, mark):
        """Recalculates all that follows from the constraint; False when it meets its own inputs."""
        todo = [constraint]
        while todo:
            current = todo.pop()
            output = current.output()
            if output.mark == mark:
                return False
            current.recalculate()
            todo += output.consumers()
        return True

    def plan_from(self, inputs):
        mark = self.new_mark()
        plan = []
        todo = [c for c in inputs if c.is_input and c.is_satisfied()]
        while todo:
            constraint = todo.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_are_known(mark):
                plan.append(constraint)
                output.mark = mark
                todo += output.consumers()
        return plan


def change(planner, variable, value):
    edit = Edit(planner, variable, PREFERRED)
    plan = planner.plan_from([edit])
    for _ in range(10):
        variable.value = value
        for constraint in plan:
            constraint.execute()
    edit.destroy()


def chain(length):
    """A long row of equalities: what is put in at one end must come out at the other."""
    planner = Planner()
    row = [Variable() for _ in range(length + 1)]
    for left, right in zip(row, row[1:]):
        Equal(planner, left, right, REQUIRED)
    Stay(planner, row[-1], STRONG_DEFAULT)
    edit = Edit(planner, row[0], PREFERRED)
    plan = planner.plan_from([edit])
    for value in range(100):
        row[0].value = value
        for constraint in plan:
            constraint.execute()
        assert row[-1].value == value
    edit.destroy()
    return len(plan)


def projection(count):
    """Pairs of points bound by one scale and one offset, changed from every side."""
    planner = Planner()
    scale, offset = Variable(10), Variable(1000)
    points = []
    for i in range(count):
        source, target = Variable(i), Variable(i)
        points.append((source, target))
        Stay(planner, source, NORMAL)
        Scaled(planner, source, scale, offset, target, REQUIRED)
    source, target = points[-1]
    change(planner, source, 17)
    assert target.value == 1170
    change(planner, target, 1050)
    assert source.value == 5
    change(planner, scale, 5)
    assert all(t.value == s.value * 5 + 1000 for s, t in points[:-1])
    change(planner, offset, 2000)
    assert all(t.value == s.value * 5 + 2000 for s, t in points[:-1])
    total = sum(t.value for s, t in points)
    assert total == sum(i * 5 + 2000 for i in range(count - 1)) + 2025, total
    return total


def main(size=14000):
    work = chain(size) + projection(size)
    print("checksum deltablue", size, work)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
