extension GuestModules {
    static let moduleCollections: StaticString = #"""
from _collections import deque, defaultdict
"""#
}
