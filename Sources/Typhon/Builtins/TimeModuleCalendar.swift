#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Dates: between seconds since 1970, broken-down times and text.
///
/// A broken-down time is a `struct_time`, a tuple of nine ints: year, month, day, hour, minute, second,
/// weekday (Monday is 0), day of the year (from 1), and the daylight-saving flag.
extension TimeModule {
    static func installCalendar(_ m: ModuleBuilder) {
        let times = StructSequence(m.thread, module: "time", "struct_time", fields)
        m.constant("struct_time", times.type.value)
        m.function("gmtime(seconds=None, /)") { (t, a) throws(Unwind) in try times.make(t, t.brokenDown(a[0], isLocal: false)) }
        m.function("localtime(seconds=None, /)") { (t, a) throws(Unwind) in try times.make(t, t.brokenDown(a[0], isLocal: true)) }
        m.function("mktime(tuple, /)") { (t, a) throws(Unwind) in
            var time = try t.calendarTime(a[0], for: "mktime")
            // A failure is -1, too; the weekday tells them apart.
            time.tm_wday = -1
            let seconds = mktime(&time)
            if seconds == -1 && time.tm_wday == -1 { throw t.raise(.overflowError, "mktime argument out of range") }
            return try t.makeDouble(Double(seconds))
        }
        m.function("asctime(tuple=None, /)") { (t, a) throws(Unwind) in
            try t.makeString(TimeModule.text(t.checkedCalendarTime(a[0], for: "asctime")))
        }
        m.function("ctime(seconds=None, /)") { (t, a) throws(Unwind) in
            try t.makeString(TimeModule.text(t.calendarTime(at: t.timestamp(a[0]), isLocal: true)))
        }
        m.function("strftime(format, tuple=None, /)") { (t, a) throws(Unwind) in
            guard a[0].isKind(.string) else {
                throw t.raise(.typeError, "strftime() argument 1 must be str, not \(t.typeName(a[0]))")
            }
            return try t.formatTime(t.string(a[0]), t.checkedCalendarTime(a[1], for: "strftime"))
        }
        m.function("strptime(string, format='%a %b %d %H:%M:%S %Y', /)") { (t, a) throws(Unwind) in
            try times.make(t, t.parseTime(a[0], a[1]))
        }
        m.function("tzset()") { (t, a) throws(Unwind) in
            tzset()
            return .none
        }
        installZone(m)
    }

    private static let fields: [StaticString] = [
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
    ]

    /// The zone's offsets as of this year's January and July.
    private static func installZone(_ m: ModuleBuilder) {
        let now = TimeModule.now(CLOCK_REALTIME) / 1_000_000_000
        let year = 365 * 86400 + 20952
        let january = now - now % year, july = january + year / 2
        var winter = tm(), summer = tm()
        guard localTime(january, &winter), localTime(july, &summer) else { return }
        let standard = min(winter.tm_gmtoff, summer.tm_gmtoff), saving = max(winter.tm_gmtoff, summer.tm_gmtoff)
        m.constant("timezone", Value(small: 0 - standard))
        m.constant("altzone", Value(small: 0 - saving))
        m.constant("daylight", Value(small: standard == saving ? 0 : 1))
        let winterIsStandard = winter.tm_gmtoff == standard
        let first = zoneName(winterIsStandard ? winter : summer), second = zoneName(winterIsStandard ? summer : winter)
        if let a = try? m.thread.makeString(first), let b = try? m.thread.makeString(second), let names = try? m.thread.makePair(a, b) {
            m.constant("tzname", names)
        }
    }

    private static func zoneName(_ time: tm) -> String { time.tm_zone.map { String(cString: $0) } ?? "UTC" }

    static func localTime(_ seconds: Int, _ result: inout tm) -> Bool {
        var seconds = time_t(seconds)
        return localtime_r(&seconds, &result) != nil
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// "Sun Jun 20 23:21:05 1993". The fields are in range.
    static func text(_ time: tm) -> String {
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = two(time.tm_hour) + ":" + two(time.tm_min) + ":" + two(time.tm_sec)
        let day = time.tm_mday < 10 ? " \(time.tm_mday)" : "\(time.tm_mday)"
        return days[Int(time.tm_wday)] + " " + months[Int(time.tm_mon)] + " " + day + " " + clock + " \(Int(time.tm_year) + 1900)"
    }

    /// Days since 1970-01-01 in the Gregorian calendar (Hinnant's algorithm).
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = Int.floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Thread {
    /// Whole seconds of a timestamp; now for None or nothing.
    fileprivate func timestamp(_ value: Value) throws(Unwind) -> Int {
        if value.isAbsent || value.isNone { return Int.floorDivide(TimeModule.now(CLOCK_REALTIME), 1_000_000_000) }
        let plain = plainNumber(value)
        if NumberRank.of(plain) == .float {
            let seconds = knownDouble(plain).rounded(.down)
            if seconds.isNaN { throw raise(.valueError, "Invalid value NaN (not a number)") }
            guard let whole = Int(exactly: seconds) else { throw timestampRange() }
            return whole
        }
        guard let whole = exactInt(try integerIndex(value)) else { throw timestampRange() }
        return whole
    }

    private func timestampRange() -> Unwind { raise(.overflowError, "timestamp out of range for platform time_t") }

    fileprivate func calendarTime(at seconds: Int, isLocal: Bool) throws(Unwind) -> tm {
        var result = tm()
        var time = time_t(seconds)
        let found = isLocal ? localtime_r(&time, &result) : gmtime_r(&time, &result)
        if found == nil {
            throw raise(.osError, "[Errno \(EOVERFLOW)] Value too large for defined data type")
        }
        return result
    }

    fileprivate func brokenDown(_ value: Value, isLocal: Bool) throws(Unwind) -> [Value] {
        let time = try calendarTime(at: timestamp(value), isLocal: isLocal)
        let date = [Int(time.tm_year) + 1900, Int(time.tm_mon) + 1, Int(time.tm_mday)]
        let clock = [Int(time.tm_hour), Int(time.tm_min), Int(time.tm_sec)]
        let rest = [Int(time.tm_wday + 6) % 7, Int(time.tm_yday) + 1, Int(time.tm_isdst)]
        return (date + clock + rest).map { Value(small: $0) }
    }

    /// From a tuple of nine ints, unchecked but for their size.
    fileprivate func calendarTime(_ value: Value, for function: String) throws(Unwind) -> tm {
        guard value.isKind(.tuple) else { throw raise(.typeError, "Tuple or struct_time argument required") }
        let parts = TupleRef(value.ref)
        if parts.count != 9 { throw raise(.typeError, "\(function)(): illegal time tuple argument") }
        var fields: [Int32] = []
        for index in 0..<9 {
            guard let field = Int32(exactly: try self.index(parts[index]) &- (index == 0 ? 1900 : 0)) else {
                throw raise(.overflowError, index == 0 ? "year out of range" : "signed integer is greater than maximum")
            }
            fields.append(field)
        }
        var time = tm()
        (time.tm_year, time.tm_mon, time.tm_mday) = (fields[0], fields[1] &- 1, fields[2])
        (time.tm_hour, time.tm_min, time.tm_sec) = (fields[3], fields[4], fields[5])
        (time.tm_wday, time.tm_yday, time.tm_isdst) = ((fields[6] % 7 &+ 8) % 7, fields[7] &- 1, fields[8])
        return time
    }

    /// All fields in the ranges that text can show. A month, day or day of the year of 0 means 1.
    fileprivate func checkedCalendarTime(_ value: Value, for function: String) throws(Unwind) -> tm {
        if value.isAbsent || value.isNone { return try calendarTime(at: timestamp(.none), isLocal: true) }
        var time = try calendarTime(value, for: function)
        if time.tm_mon == -1 { time.tm_mon = 0 }
        if time.tm_mday == 0 { time.tm_mday = 1 }
        if time.tm_yday == -1 { time.tm_yday = 0 }
        try check(time.tm_mon, 0...11, "month out of range")
        try check(time.tm_mday, 1...31, "day of month out of range")
        try check(time.tm_hour, 0...23, "hour out of range")
        try check(time.tm_min, 0...59, "minute out of range")
        try check(time.tm_sec, 0...61, "seconds out of range")
        if index(ofWeekday: TupleRef(value.ref)[6]) < -1 { throw raise(.valueError, "day of week out of range") }
        try check(time.tm_yday, 0...365, "day of year out of range")
        return time
    }

    private func index(ofWeekday value: Value) -> Int { exactInt(value) ?? 0 }

    private func check(_ field: Int32, _ range: ClosedRange<Int32>, _ message: String) throws(Unwind) {
        if !range.contains(field) { throw raise(.valueError, message) }
    }

    fileprivate func formatTime(_ format: String, _ time: tm) throws(Unwind) -> Value {
        if format.isEmpty { return try makeString("") }
        if format.utf8.contains(0) { throw raise(.valueError, "embedded null character") }
        var time = time
        var size = format.utf8.count &* 4 &+ 256
        // A result of no characters and a buffer too small look the same: stop at a size that suffices for anything.
        while size <= format.utf8.count &* 256 &+ 4096 {
            var buffer = [CChar](repeating: 0, count: size)
            let count = strftime(&buffer, size, format, &time)
            if count > 0 { return try makeString(String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)) }
            size &*= 4
        }
        return try makeString("")
    }

    fileprivate func parseTime(_ text: Value, _ format: Value) throws(Unwind) -> [Value] {
        guard text.isKind(.string), format.isAbsent || format.isKind(.string) else {
            let (place, wrong) = text.isKind(.string) ? (1, format) : (0, text)
            throw raise(.typeError, "strptime() argument \(place) must be str, not <class '\(typeName(wrong))'>")
        }
        let pattern = format.isAbsent ? "%a %b %d %H:%M:%S %Y" : string(format)
        var parser = TimeParser(string(text))
        do throws(TimeParser.Mistake) {
            try parser.parse(pattern)
        } catch {
            switch error {
            case .mismatch:
                let shown = format.isAbsent ? "'\(pattern)'" : try reprText(format)
                throw raise(.valueError, "time data \(try reprText(text)) does not match format \(shown)")
            case .unconverted(let rest): throw raise(.valueError, "unconverted data remains: \(rest)")
            case .badDirective(let letter):
                let shown = format.isAbsent ? "'\(pattern)'" : try reprText(format)
                throw raise(.valueError, letter.isEmpty ? "stray % in format \(shown)" : "'\(letter)' is a bad directive in format \(shown)")
            }
        }
        return timeFields(parser)
    }

    private func timeFields(_ time: TimeParser) -> [Value] {
        let day = TimeModule.dayNumber(year: time.year, month: time.month, day: time.day)
        let firstDay = TimeModule.dayNumber(year: time.year, month: 1, day: 1)
        // The 1st of January 1970 was a Thursday.
        let weekday = day + 3 - Int.floorDivide(day + 3, 7) * 7
        let fields = [time.year, time.month, time.day, time.hour, time.minute, time.second, weekday, day - firstDay + 1, -1]
        return fields.map { Value(small: $0) }
    }
}
