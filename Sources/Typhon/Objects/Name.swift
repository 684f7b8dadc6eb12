/// Strings the engine itself looks up, interned once per machine (`Machine.name(_:)`).
enum Name: String, CaseIterable {
    case new = "__new__", initialize = "__init__", call = "__call__", del = "__del__"
    case dict = "__dict__", classAttribute = "__class__", name = "__name__", qualname = "__qualname__"
    case module = "__module__", doc = "__doc__", bases = "__bases__", mro = "__mro__", base = "__base__", slots = "__slots__"
    case file = "__file__", path = "__path__", package = "__package__", loader = "__loader__", spec = "__spec__", all = "__all__"
    case builtins = "__builtins__", main = "__main__", annotations = "__annotations__", importFunction = "__import__"
    case repr = "__repr__", str = "__str__", format = "__format__", bytes = "__bytes__", hash = "__hash__", bool = "__bool__"
    case eq = "__eq__", ne = "__ne__", lt = "__lt__", le = "__le__", gt = "__gt__", ge = "__ge__"
    case add = "__add__", sub = "__sub__", mul = "__mul__", matmul = "__matmul__", truediv = "__truediv__"
    case floordiv = "__floordiv__", mod = "__mod__", divmod = "__divmod__", pow = "__pow__"
    case lshift = "__lshift__", rshift = "__rshift__", and = "__and__", or = "__or__", xor = "__xor__"
    case radd = "__radd__", rsub = "__rsub__", rmul = "__rmul__", rmatmul = "__rmatmul__", rtruediv = "__rtruediv__"
    case rfloordiv = "__rfloordiv__", rmod = "__rmod__", rdivmod = "__rdivmod__", rpow = "__rpow__"
    case rlshift = "__rlshift__", rrshift = "__rrshift__", rand = "__rand__", ror = "__ror__", rxor = "__rxor__"
    case iadd = "__iadd__", isub = "__isub__", imul = "__imul__", imatmul = "__imatmul__", itruediv = "__itruediv__"
    case ifloordiv = "__ifloordiv__", imod = "__imod__", ipow = "__ipow__"
    case ilshift = "__ilshift__", irshift = "__irshift__", iand = "__iand__", ior = "__ior__", ixor = "__ixor__"
    case neg = "__neg__", pos = "__pos__", abs = "__abs__", invert = "__invert__"
    case int = "__int__", float = "__float__", complex = "__complex__", index = "__index__", buffer = "__buffer__", round = "__round__"
    case trunc = "__trunc__", floor = "__floor__", ceil = "__ceil__"
    case len = "__len__", lengthHint = "__length_hint__", getitem = "__getitem__", setitem = "__setitem__", delitem = "__delitem__"
    case missing = "__missing__", contains = "__contains__", iter = "__iter__", next = "__next__", reversed = "__reversed__"
    case getattr = "__getattr__", getattribute = "__getattribute__", setattr = "__setattr__", delattr = "__delattr__", dir = "__dir__"
    case get = "__get__", set = "__set__", delete = "__delete__", setName = "__set_name__"
    case enter = "__enter__", exit = "__exit__", await = "__await__", aiter = "__aiter__", anext = "__anext__"
    case aenter = "__aenter__", aexit = "__aexit__"
    case initSubclass = "__init_subclass__", classGetitem = "__class_getitem__", prepare = "__prepare__"
    case instancecheck = "__instancecheck__", subclasscheck = "__subclasscheck__", subclasses = "__subclasses__"
    case classCell = "__classcell__", classCellVariable = "__class__ cell", mroEntries = "__mro_entries__"
    case matchArgs = "__match_args__", typeParams = "__type_params__", abstractmethods = "__abstractmethods__"
    case traceback = "__traceback__", cause = "__cause__", context = "__context__", suppressContext = "__suppress_context__", notes = "__notes__"
    case wrapped = "__wrapped__", defaults = "__defaults__", kwdefaults = "__kwdefaults__", code = "__code__"
    case globals = "__globals__", closure = "__closure__", function = "__func__", selfAttribute = "__self__"
    case copy = "__copy__", deepcopy = "__deepcopy__", reduce = "__reduce__", reduceEx = "__reduce_ex__", getstate = "__getstate__", setstate = "__setstate__"
    case weakref = "__weakref__", fspath = "__fspath__", sizeof = "__sizeof__"
    case plainName = "name", obj
    case args, value, close, send, `throw`, keys, write, flush, read, readline, `self`, msg

    /// Position in declaration order: index into the machine's table of names.
    @inline(__always) var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
