#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Bytes of standard input that were read ahead. One for each machine.
/// `@unchecked Sendable`: guarded by `lock`, which is held only while no system call runs.
final class StandardInput: @unchecked Sendable {
    private let lock = NativeLock.make()
    private var bytes: [UInt8] = []
    private var start = 0

    deinit { lock.destroy() }

    enum Amount {
        case line, everything
        case bytes(Int), characters(Int)
    }

    func append(_ more: ArraySlice<UInt8>) {
        lock.withLock {
            if start > 0 {
                bytes.removeFirst(start)
                start = 0
            }
            bytes.append(contentsOf: more)
        }
    }

    /// The amount if it is there, or whatever is there when the input `hasEnded`.
    func take(_ amount: Amount, hasEnded: Bool) -> [UInt8]? {
        lock.withLock {
            guard let length = length(amount, hasEnded) else { return nil }
            let result = Array(bytes[start..<start + length])
            start += length
            return result
        }
    }

    private func length(_ amount: Amount, _ hasEnded: Bool) -> Int? {
        let available = bytes.count - start
        switch amount {
        case .everything: return hasEnded ? available : nil
        case .line:
            if let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) { return end - start + 1 }
            return hasEnded ? available : nil
        case .bytes(let count):
            return available >= count ? count : hasEnded ? available : nil
        case .characters(let count):
            return lengthOfCharacters(count) ?? (hasEnded ? available : nil)
        }
    }

    private func lengthOfCharacters(_ count: Int) -> Int? {
        var position = start
        for _ in 0..<count {
            if position >= bytes.count { return nil }
            let lead = bytes[position]
            let width = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            if position + width > bytes.count { return nil }
            position += width
        }
        return position - start
    }
}

extension Thread {
    /// Reads from standard input, between two transactions or irrevocably. Empty at its end. What was
    /// printed so far is written first. Ctrl-C raises KeyboardInterrupt.
    func readInput(_ descriptor: Int32, _ amount: StandardInput.Amount) throws(Unwind) -> [UInt8] {
        let input = machine.cold.standardInput
        if let ready = input.take(amount, hasEnded: false) { return ready }
        if !state.pointee.isInTransaction { _ = flushOutput() }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            try waitUntilReadable(descriptor)
            var number: Int32 = 0
            let count = outsideHeap { NativePause.read(descriptor, &chunk, &number) }
            if count < 0 {
                if number == EINTR || number == EAGAIN { continue }
                throw raiseSystemCall(number)
            }
            if count == 0 { return input.take(amount, hasEnded: true) ?? [] }
            input.append(chunk[..<count])
            if let ready = input.take(amount, hasEnded: false) { return ready }
        }
    }

    /// One line of standard input with its end, nil at the end of the input: what `input()` reads.
    func readInputLine() throws(Unwind) -> Value? {
        let line = try readInput(0, .line)
        return line.isEmpty ? nil : try decodeInput(line)
    }

    /// UTF-8 as `sys.stdin` decodes it, line ends made `\n`.
    func decodeInput(_ bytes: [UInt8]) throws(Unwind) -> Value {
        var text = bytes
        if text.contains(UInt8(ascii: "\r")) { text = normalizeLineEnds(text) }
        var result: Result<Value, Unwind> = .success(.none)
        text.withUnsafeBufferPointer { buffer in
            do throws(Unwind) { result = .success(try decode(Units(buffer), "utf-8", "surrogateescape")) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    private func normalizeLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte != UInt8(ascii: "\r") { result.append(byte); continue }
            result.append(UInt8(ascii: "\n"))
            if index < bytes.count && bytes[index] == UInt8(ascii: "\n") { index += 1 }
        }
        return result
    }
}
