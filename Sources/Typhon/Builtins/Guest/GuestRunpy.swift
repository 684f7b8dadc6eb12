extension GuestModules {
    /// `runpy`: modules and files run as programs; also what stands behind `-m`.
    static let runpy: StaticString = #"""
import sys
from importlib.util import find_spec

__all__ = ["run_module", "run_path"]


def _find(name):
    """The spec of the module to run; of a package its `__main__`."""
    if name.startswith("."):
        raise ImportError("Relative module names not supported")
    try:
        spec = find_spec(name)
    except ModuleNotFoundError as error:
        if not (name + ".").startswith(error.name + "."):
            raise
        spec = None
    if spec is None:
        raise ImportError(f"No module named {name}")
    if spec.submodule_search_locations is None:
        return spec
    if name.rpartition(".")[2] == "__main__":
        raise ImportError("Cannot use package as __main__ module")
    try:
        return _find(name + ".__main__")
    except ImportError as error:
        raise ImportError(f"{error}; {name!r} is a package and cannot be directly executed") from None


def _code(spec):
    if hasattr(spec.loader, "get_code"):
        return spec.loader.get_code(spec.name)
    raise ImportError(f"No code object available for {spec.name}")


def _set_up(namespace, run_name, spec):
    namespace.update(
        __name__=run_name, __file__=spec.origin, __cached__=None, __doc__=None, __loader__=spec.loader,
        __package__=spec.parent, __spec__=spec)


def _run_as_main():
    """Runs the module that the arguments begin with as the program itself: `-m`."""
    name = sys.argv[0]
    try:
        spec = _find(name)
        code = _code(spec)
    except ImportError as error:
        sys.exit(f"{sys.executable}: {error}")
    namespace = sys.modules["__main__"].__dict__
    _set_up(namespace, "__main__", spec)
    sys.argv[0] = spec.origin
    exec(code, namespace)


def _run(code, namespace, run_name, path, alter_sys):
    """Runs code in a module of its own; it is in `sys.modules` while it runs if `alter_sys` says so."""
    if not alter_sys:
        exec(code, namespace)
        return namespace.copy()
    module = type(sys)(run_name)
    module.__dict__.update(namespace)
    before, argument = sys.modules.get(run_name), sys.argv[0]
    sys.modules[run_name], sys.argv[0] = module, path
    try:
        exec(code, module.__dict__)
        return module.__dict__.copy()
    finally:
        sys.argv[0] = argument
        if before is None:
            del sys.modules[run_name]
        else:
            sys.modules[run_name] = before


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Runs a module's code and returns its globals."""
    spec = _find(mod_name)
    namespace = dict(init_globals or {})
    run_name = run_name or spec.name
    _set_up(namespace, run_name, spec)
    return _run(_code(spec), namespace, run_name, spec.origin, alter_sys)


def run_path(path_name, init_globals=None, run_name=None):
    """Runs the file at a path, or a directory's `__main__.py`, and returns its globals."""
    import os
    path = os.fspath(path_name)
    run_name = run_name or "<run_path>"
    if os.path.isdir(path):
        sys.path.insert(0, path)
        try:
            return run_module("__main__", init_globals, run_name, True)
        finally:
            sys.path.remove(path)
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    namespace = dict(init_globals or {})
    namespace.update(__name__=run_name, __file__=path, __cached__=None, __doc__=None, __loader__=None,
                     __package__=run_name.rpartition(".")[0], __spec__=None)
    return _run(code, namespace, run_name, path, True)
"""#
}
