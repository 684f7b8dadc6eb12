import types

class A:
    __slots__ = "slot"
    def method(self): yield

async def c(): pass
coroutine = c()
coroutine.close()
print(type(A.method) is types.FunctionType is types.LambdaType, type(A().method) is types.MethodType, type(A().method()) is types.GeneratorType)  # expect: True True True
print(type(len) is types.BuiltinFunctionType, type(A.slot) is types.MemberDescriptorType, type(types) is types.ModuleType, type(A.__dict__) is types.MappingProxyType)  # expect: True True True True
print(type(coroutine) is types.CoroutineType, type(A.method.__code__) is types.CodeType, type(int | str) is types.UnionType, type(list[int]) is types.GenericAlias)  # expect: True True True True
print(type(None) is types.NoneType, type(...) is types.EllipsisType, type(NotImplemented) is types.NotImplementedType)  # expect: True True True
