/// The library modules that are written in Python, by name.
extension GuestModules {
    static let library: [String: StaticString] = [
        "_collections": moduleCollectionsInner,
        "_collections_abc": moduleCollectionsAbc,
        "_collections_abc_methods": moduleCollectionsAbcMethods,
        "abc": moduleAbc,
        "bisect": moduleBisect,
        "collections": moduleCollections,
        "collections.abc": moduleCollectionsAbc,
        "copy": moduleCopy,
        "copyreg": moduleCopyreg,
        "dataclasses": moduleDataclasses,
        "functools": moduleFunctools,
        "heapq": moduleHeapq,
        "itertools": moduleItertools,
        "keyword": moduleKeyword,
        "operator": moduleOperator,
        "types": moduleTypes,
    ]
}
