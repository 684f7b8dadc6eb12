/// The algorithm of `Sorting`, one specialised copy for each order.
struct MergeSort<Order: SortOrder> {
    let t: Thread
    let order: Order
    let keys: UnsafeMutablePointer<Value>
    let values: UnsafeMutablePointer<Value>?
    let spareKeys: UnsafeMutablePointer<Value>
    let spareValues: UnsafeMutablePointer<Value>?
    let count: Int

    /// Runs waiting to be merged; their boundary powers rise, so 64 are enough for any count.
    private struct Run {
        var start = 0, length = 0, power = 0
    }

    init(
        t: Thread, order: Order, keys: UnsafeMutablePointer<Value>, values: UnsafeMutablePointer<Value>?,
        spareKeys: UnsafeMutablePointer<Value>, spareValues: UnsafeMutablePointer<Value>?, count: Int
    ) {
        self.t = t
        self.order = order
        self.keys = keys
        self.values = values
        self.spareKeys = spareKeys
        self.spareValues = spareValues
        self.count = count
    }

    /// Fewer items than this are one run, made by binary insertion.
    static var shortest: Int { 64 }

    mutating func run() throws(Unwind) {
        if count < MergeSort.shortest {
            _ = try nextRun(0, count)
            return
        }
        var stack: [Run] = []
        stack.reserveCapacity(64)
        var start = 0
        let minimum = minimumRun()
        while start < count {
            let length = try nextRun(start, minimum)
            var run = Run(start: start, length: length)
            if let last = stack.last {
                let power = MergeSort.power(last.start, last.length, length, count)
                while stack.count > 1, stack[stack.count - 2].power > power { try mergeTop(&stack) }
                stack[stack.count - 1].power = power
                run.power = 0
            }
            stack.append(run)
            start &+= length
            try t.checkInterrupts()
        }
        while stack.count > 1 { try mergeTop(&stack) }
    }

    private func minimumRun() -> Int {
        var n = count, rest = 0
        while n >= 64 {
            rest |= n & 1
            n >>= 1
        }
        return n &+ rest
    }

    /// Depth of the boundary between two neighbouring runs in the ideal merge tree.
    private static func power(_ start: Int, _ first: Int, _ second: Int, _ count: Int) -> Int {
        var a = 2 &* start &+ first, b = a &+ first &+ second
        var power = 0
        while true {
            power &+= 1
            if a >= count {
                a &-= count
                b &-= count
            } else if b >= count {
                return power
            }
            a <<= 1
            b <<= 1
        }
    }

    private mutating func mergeTop(_ stack: inout [Run]) throws(Unwind) {
        let second = stack.removeLast()
        let first = stack[stack.count - 1]
        try merge(first.start, first.length, second.length)
        stack[stack.count - 1].length = first.length &+ second.length
    }

    // MARK: Runs

    /// Finds or makes the sorted run that starts at `start`; returns its length.
    private func nextRun(_ start: Int, _ minimum: Int) throws(Unwind) -> Int {
        if start &+ 1 == count { return 1 }
        var end = start &+ 2
        if try order.isLess(keys[start &+ 1], keys[start]) {
            while end < count, try order.isLess(keys[end], keys[end &- 1]) { end &+= 1 }
            MergeSort.turn(keys, start, end)
            if let values { MergeSort.turn(values, start, end) }
        } else {
            while end < count, try !order.isLess(keys[end], keys[end &- 1]) { end &+= 1 }
        }
        let wanted = Swift.min(start &+ minimum, count)
        if end < wanted {
            try insertionSort(start, from: end, to: wanted)
            end = wanted
        }
        return end &- start
    }

    static func turn(_ items: UnsafeMutablePointer<Value>, _ start: Int, _ end: Int) {
        var low = start, high = end &- 1
        while low < high {
            let item = items[low]
            items[low] = items[high]
            items[high] = item
            low &+= 1
            high &-= 1
        }
    }

    /// Binary insertion of the items `from ..< to` into the sorted ones before them.
    private func insertionSort(_ start: Int, from: Int, to: Int) throws(Unwind) {
        for position in from..<to {
            let key = keys[position]
            var low = start, high = position
            while low < high {
                let middle = (low &+ high) >> 1
                if try order.isLess(key, keys[middle]) { high = middle } else { low = middle &+ 1 }
            }
            MergeSort.rotate(keys, low, position)
            if let values { MergeSort.rotate(values, low, position) }
        }
    }

    /// Moves item `from` down to `to`.
    @inline(__always) private static func rotate(_ items: UnsafeMutablePointer<Value>, _ to: Int, _ from: Int) {
        let item = items[from]
        var index = from
        while index > to {
            items[index] = items[index &- 1]
            index &-= 1
        }
        items[to] = item
    }

    // MARK: Merging

    /// Merges the neighbouring runs of `first` and `second` items at `start`.
    private func merge(_ start: Int, _ first: Int, _ second: Int) throws(Unwind) {
        let middle = start &+ first
        // What is in place already at both ends needs no merging; sorted input costs two searches.
        let low = try upperBound(keys[middle], start, middle)
        if low == middle { return }
        let high = try lowerBound(keys[middle &- 1], middle, middle &+ second)
        if middle &- low <= high &- middle {
            try mergeUp(low, middle, high)
        } else {
            try mergeDown(low, middle, high)
        }
    }

    /// First position in `low ..< high` whose key is greater than `key`.
    private func upperBound(_ key: Value, _ low: Int, _ high: Int) throws(Unwind) -> Int {
        var low = low, high = high
        while low < high {
            let middle = (low &+ high) >> 1
            if try order.isLess(key, keys[middle]) { high = middle } else { low = middle &+ 1 }
        }
        return low
    }

    /// First position in `low ..< high` whose key is not less than `key`.
    private func lowerBound(_ key: Value, _ low: Int, _ high: Int) throws(Unwind) -> Int {
        var low = low, high = high
        while low < high {
            let middle = (low &+ high) >> 1
            if try order.isLess(keys[middle], key) { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    private func save(_ start: Int, _ length: Int) {
        spareKeys.update(from: keys + start, count: length)
        if let values, let spareValues { spareValues.update(from: values + start, count: length) }
    }

    @inline(__always) private func put(_ target: Int, _ source: Int) {
        keys[target] = keys[source]
        if let values { values[target] = values[source] }
    }

    @inline(__always) private func putSpare(_ target: Int, _ source: Int) {
        keys[target] = spareKeys[source]
        if let values, let spareValues { values[target] = spareValues[source] }
    }

    /// The left run is the shorter: it moves to `spare` and the runs are merged from the left.
    private func mergeUp(_ start: Int, _ middle: Int, _ end: Int) throws(Unwind) {
        let length = middle &- start
        save(start, length)
        var left = 0, right = middle, target = start
        // Whatever is still in `spare`, at the end or when a comparison raises, fills the gap before `right`.
        defer { fillGap(target, left, length) }
        while left < length && right < end {
            if try order.isLess(keys[right], spareKeys[left]) {
                put(target, right)
                right &+= 1
            } else {
                putSpare(target, left)
                left &+= 1
            }
            target &+= 1
        }
    }

    private func fillGap(_ target: Int, _ left: Int, _ length: Int) {
        for index in left..<length { putSpare(target &+ index &- left, index) }
    }

    /// The right run is the shorter: it moves to `spare` and the runs are merged from the right.
    private func mergeDown(_ start: Int, _ middle: Int, _ end: Int) throws(Unwind) {
        let length = end &- middle
        save(middle, length)
        var left = middle, right = length, target = end
        // The gap after `left` takes what is still in `spare`.
        defer { fillGap(target &- right, 0, right) }
        while left > start && right > 0 {
            if try order.isLess(spareKeys[right &- 1], keys[left &- 1]) {
                put(target &- 1, left &- 1)
                left &-= 1
            } else {
                putSpare(target &- 1, right &- 1)
                right &-= 1
            }
            target &-= 1
        }
    }
}
