extension GuestModules {
    static let importlib: StaticString = #"""
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """The module of a dotted name, which may be relative to `package`."""
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        from importlib.util import resolve_name
        name = resolve_name(name, package)
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Runs a module's code again, in the module as it is."""
    name = getattr(module, "__name__", None)
    if not isinstance(name, str):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    from importlib.util import _search
    spec = _search(name)
    if spec is None:
        raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
    spec.loader.exec_module(module)
    return sys.modules[name]


def invalidate_caches():
    """Nothing is cached."""
"""#

    static let importlibMachinery: StaticString = #"""
import sys

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """What is known of a module before it is loaded."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"ModuleSpec({', '.join(parts)})"

    def __eq__(self, other):
        return isinstance(other, ModuleSpec) and vars(self) == vars(other)


class SourceFileLoader:
    """Loads a module from a file of source text."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(self.name), module.__dict__)

    def get_code(self, fullname):
        return compile(self.get_data(self.path), self.path, "exec", dont_inherit=True)

    def get_source(self, fullname):
        return self.get_data(self.path).decode("utf-8")

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_filename(self, name=None):
        return self.path

    def is_package(self, fullname):
        return self.path.endswith("/__init__.py") and not fullname.endswith(".__init__")


class BuiltinImporter:
    """Stands for the loader of modules inside the interpreter."""

    @staticmethod
    def create_module(spec):
        return __import__(spec.name, fromlist=["*"])

    @staticmethod
    def exec_module(module):
        pass

    @staticmethod
    def get_source(fullname):
        from _imp import source
        return source(fullname)

    @classmethod
    def get_code(cls, fullname):
        text = cls.get_source(fullname)
        if text is None:
            raise ImportError(f"No code object available for {fullname}", name=fullname)
        return compile(text, f"<frozen {fullname}>", "exec", dont_inherit=True)
"""#

    static let importlibUtil: StaticString = #"""
import sys
from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader


def resolve_name(name, package):
    """The absolute form of a name that may begin with dots."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    tail = name.lstrip(".")
    parts = package.rsplit(".", len(name) - len(tail) - 1)
    if len(parts) < len(name) - len(tail):
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{tail}" if tail else parts[0]


def find_spec(name, package=None):
    """Where a module would be loaded from, or None. Its parents are imported."""
    name = resolve_name(name, package)
    if name in sys.modules:
        spec = getattr(sys.modules[name], "__spec__", None)
        return spec if spec is not None else _search(name)
    return _search(name)


def _search(name):
    if name in sys.builtin_module_names or name in sys.stdlib_module_names:
        from _imp import is_package
        return ModuleSpec(name, BuiltinImporter, origin="built-in", is_package=is_package(name))
    parent, _, leaf = name.rpartition(".")
    path = __import__(parent, fromlist=["__path__"]).__path__ if parent else sys.path
    import os
    portions = []
    for directory in path:
        base = os.path.join(directory, leaf)
        if os.path.isfile(base + "/__init__.py"):
            return spec_from_file_location(name, base + "/__init__.py", submodule_search_locations=[base])
        if os.path.isfile(base + ".py"):
            return spec_from_file_location(name, base + ".py")
        if os.path.isdir(base):
            portions.append(base)
    if not portions:
        return None
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = portions
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if is_package is None and hasattr(loader, "is_package"):
        is_package = loader.is_package(name)
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """The spec of a module in a certain file."""
    if location is None and loader is not None:
        location = loader.get_filename(name)
    location = str(location)
    spec = ModuleSpec(name, loader if loader is not None else SourceFileLoader(name, location), origin=location)
    if submodule_search_locations is None and location.endswith("/__init__.py"):
        submodule_search_locations = [location.rpartition("/")[0]]
    spec.submodule_search_locations = submodule_search_locations
    spec.has_location = True
    return spec


def module_from_spec(spec):
    """A new module with its attributes set, not yet executed."""
    module = spec.loader.create_module(spec) if hasattr(spec.loader, "create_module") else None
    if module is None:
        module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.has_location:
        module.__file__ = spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module
"""#
}
