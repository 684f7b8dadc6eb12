/// The classes that exist from the start. The ordinal is also the number of the
/// class's first shape, so the type of a list is a constant in compiled code.
enum BuiltinClass: UInt8, CaseIterable {
    case none = 0 // shape 0 is never an object's
    case object, type, noneType, notImplementedType, ellipsisType
    case int, bool, float, complex, str, bytes, bytearray
    case tuple, list, dict, set, frozenset, range, slice
    case dictKeys, dictValues, dictItems
    case function, builtinFunction, methodDescriptor, method, code, cell, module
    case property, staticmethod, classmethod, `super`
    case generator, coroutine, asyncGenerator
    case iterator, enumerate, zip, map, filter, reversed
    case traceback, frame, memoryview, weakref, file, bufferedReader, bufferedWriter, bufferedRandom, rawFile, standardStream, native
    case memberDescriptor, simpleNamespace, genericAlias, union, mappingProxy, coroutineWrapper, asyncGeneratorStep
    case lock, rlock, condition, event, semaphore, barrier, thread, threadLocal
    case atomic, abortInfo, randomGenerator
    case storage, dictionaryTable, setTable, byteStorage
    // Exceptions: name and base are in `ExceptionClasses`.
    case baseException, exception, typeError, valueError, lookupError, indexError, keyError
    case attributeError, nameError, unboundLocalError, runtimeError, recursionError, notImplementedError
    case stopIteration, stopAsyncIteration, generatorExit, keyboardInterrupt, systemExit
    case arithmeticError, zeroDivisionError, overflowError, floatingPointError
    case assertionError, importError, moduleNotFoundError, memoryError, bufferError, eofError
    case osError, fileNotFoundError, fileExistsError, permissionError, isADirectoryError, notADirectoryError
    case blockingIOError, childProcessError, connectionError, brokenPipeError, connectionAbortedError
    case connectionRefusedError, connectionResetError, interruptedError, processLookupError, timeoutError
    case referenceError, systemError, syntaxError, indentationError, tabError
    case unicodeError, unicodeEncodeError, unicodeDecodeError, unicodeTranslateError
    case warning, userWarning, deprecationWarning, pendingDeprecationWarning, syntaxWarning, runtimeWarning
    case futureWarning, importWarning, unicodeWarning, bytesWarning, resourceWarning, encodingWarning
    case baseExceptionGroup, exceptionGroup
    case transactionError, deadlock

    @inline(__always) var shape: ShapeID { ShapeID(number: UInt32(rawValue)) }
}
