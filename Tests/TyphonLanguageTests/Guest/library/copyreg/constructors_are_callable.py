import copyreg

copyreg.constructor(list)
copyreg.constructor(5)  # expect error: TypeError: constructors must be callable
