"""Objects and method calls: a small operating system that passes packets between tasks.

Six tasks (an idle task, a worker, two handlers, two devices) have a priority, an
input queue and three state bits; a scheduler always runs the most urgent task that
can run. The numbers of packets queued and of holds are known in advance.
"""
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE_PACKET, WORK_PACKET = range(2)
PACKET_SIZE = 4
IDLE_TURNS = 10000
EXPECTED_QUEUED, EXPECTED_HELD = 23246, 9297


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * PACKET_SIZE

    def append_to(self, queue):
        """The queue with this packet at its end."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, scheduler, identity, priority, queue):
        self.scheduler = scheduler
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.has_packet = queue is not None
        self.is_waiting = True
        self.is_held = False
        scheduler.add(self)

    def can_not_run(self):
        return self.is_held or (self.is_waiting and not self.has_packet)

    def turn(self):
        packet = None
        if self.is_waiting and self.has_packet:
            packet = self.queue
            self.queue = packet.link
            self.is_waiting = False
            self.has_packet = self.queue is not None
        return self.run(packet)

    def receive(self, packet, current):
        """Queues the packet; the task to run next."""
        if self.queue is None:
            self.queue = packet
            self.has_packet = True
            if self.priority > current.priority:
                return self
        else:
            packet.append_to(self.queue)
        return current

    def wait(self):
        self.is_waiting = True
        return self


class IdleTask(Task):
    def __init__(self, scheduler):
        super().__init__(scheduler, IDLE, 0, None)
        self.is_waiting = False
        self.control = 1
        self.turns = IDLE_TURNS

    def run(self, packet):
        self.turns -= 1
        if self.turns == 0:
            return self.scheduler.hold(self)
        if self.control & 1 == 0:
            self.control //= 2
            return self.scheduler.release(self, DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.scheduler.release(self, DEVICE_B)


class WorkerTask(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue)
        self.destination = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(PACKET_SIZE):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 64 + self.letter
        return self.scheduler.send(self, packet)


class HandlerTask(Task):
    def __init__(self, scheduler, identity, priority, queue):
        super().__init__(scheduler, identity, priority, queue)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is None:
            return self.wait()
        if work.datum >= PACKET_SIZE:
            self.work = work.link
            return self.scheduler.send(self, work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[work.datum]
        work.datum += 1
        return self.scheduler.send(self, device)


class DeviceTask(Task):
    def __init__(self, scheduler, identity, priority):
        super().__init__(scheduler, identity, priority, None)
        self.pending = None

    def run(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.scheduler.send(self, packet)
        self.pending = packet
        return self.scheduler.hold(self)


class Scheduler:
    def __init__(self):
        self.by_priority = []
        self.by_identity = [None] * 6
        self.queued = 0
        self.held = 0

    def add(self, task):
        self.by_identity[task.identity] = task
        self.by_priority.insert(0, task)

    def next_after(self, task):
        place = self.by_priority.index(task) + 1
        return self.by_priority[place] if place < len(self.by_priority) else None

    def run(self):
        task = self.by_priority[0]
        while task is not None:
            task = self.next_after(task) if task.can_not_run() else task.turn()

    def hold(self, task):
        self.held += 1
        task.is_held = True
        return self.next_after(task)

    def release(self, task, identity):
        released = self.by_identity[identity]
        released.is_held = False
        return released if released.priority > task.priority else task

    def send(self, task, packet):
        receiver = self.by_identity[packet.owner]
        self.queued += 1
        packet.link = None
        packet.owner = task.identity
        return receiver.receive(packet, task)


def packets(count, owner, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def simulate():
    """The numbers of packets queued and of tasks held."""
    scheduler = Scheduler()
    IdleTask(scheduler)
    WorkerTask(scheduler, packets(2, WORKER, WORK_PACKET))
    HandlerTask(scheduler, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE_PACKET))
    HandlerTask(scheduler, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE_PACKET))
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)
    scheduler.run()
    return scheduler.queued, scheduler.held


def main(size=18):
    for _ in range(size):
        result = simulate()
        assert result == (EXPECTED_QUEUED, EXPECTED_HELD), result
    print("checksum richards", size, *result)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
