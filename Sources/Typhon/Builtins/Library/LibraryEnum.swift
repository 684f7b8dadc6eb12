extension GuestModules {
    static let moduleEnum: StaticString = #"""
"""Classes whose instances are a fixed set of named constants."""

import sys
import builtins as bltns
from _enum_build import (
    Members, _EnumDict, auto, check_extension, check_order, find_mixins, find_new, find_unhashable,
    find_value_repr, is_single_bit, member, nonmember, property)

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember",
    "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
    "pickle_by_global_name", "pickle_by_enum_name",
]

_mappingproxy = type(type.__dict__)
_missing = object()
_FLAG_OPERATIONS = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__")


class EnumType(type):
    """The type of enumerations: it makes members of the class body, and is their container."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        check_extension(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        first_enum = find_mixins(cls, bases)[1]
        if first_enum is not None:
            namespace["_generate_next_value_"] = first_enum._generate_next_value_
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, **kwds):
        for name in [*classdict.get("_ignore_", ()), "_ignore_"]:
            classdict.pop(name, None)
            classdict._member_names.pop(name, None)
        body, values = metacls._split(classdict)
        order = body.pop("_order_", None)
        member_type, first_enum = find_mixins(cls, bases)
        body["_new_member_"], takes_args = find_new(body, member_type, first_enum)
        body.update(metacls._bookkeeping(bases, member_type, boundary or getattr(first_enum, "_boundary_", None)))
        body["_member_maker_"] = Members(values, takes_args)
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        metacls._adopt_methods(enum_class, bases, body, member_type, first_enum)
        if order is not None:
            check_order(enum_class, order)
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    @staticmethod
    def _split(classdict):
        invalid = {"mro", ""}.intersection(classdict._member_names)
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join([repr(name) for name in invalid])}")
        values = {name: classdict[name] for name in classdict._member_names}
        body = {name: value for name, value in classdict.items() if name not in values}
        following = body.get("_generate_next_value_")
        if following is not None and not isinstance(following, staticmethod):
            body["_generate_next_value_"] = staticmethod(following)
        return body, values

    @staticmethod
    def _bookkeeping(bases, member_type, boundary):
        return {
            "_member_names_": [], "_member_map_": {}, "_value2member_map_": {}, "_unhashable_values_": [],
            "_member_type_": member_type, "_value_repr_": find_value_repr(bases), "_boundary_": boundary,
            "_flag_mask_": 0, "_singles_mask_": 0, "_all_bits_": 0, "_inverted_": None,
        }

    @staticmethod
    def _adopt_methods(enum_class, bases, body, member_type, first_enum):
        """Give the methods of the enumeration precedence over those of the data type."""
        if first_enum is None:
            return
        if ReprEnum is not None and ReprEnum in bases:
            enum_class.__format__ = member_type.__format__
            plain = member_type.__str__ == object.__str__
            enum_class.__str__ = member_type.__repr__ if plain else member_type.__str__
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in body and not (ReprEnum in bases and name in ("__str__", "__format__")):
                found = getattr(enum_class, name)
                if found == getattr(member_type, name) or found == getattr(object, name):
                    setattr(enum_class, name, getattr(first_enum, name))
        if Flag is not None and issubclass(enum_class, Flag):
            EnumType._adopt_operations(enum_class, body)
        if "__new__" in body:
            enum_class.__new_member__ = enum_class.__new__
        enum_class.__new__ = Enum.__new__

    @staticmethod
    def _adopt_operations(enum_class, body):
        for name in _FLAG_OPERATIONS:
            if name not in body:
                setattr(enum_class, name, Flag.__dict__[name])
        members = [found._value_ for found in enum_class]
        try:
            if members != sorted(members):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        except TypeError:
            enum_class._iter_member_ = enum_class._iter_member_by_def_

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_missing, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        """Look up the member of a value; or, on a class without members, make a new enumeration."""
        if cls._member_map_:
            return cls.__new__(cls, value if names is _missing else (value, names, *values))
        if names is _missing and type is None:
            raise TypeError(
                f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(value, () if names is _missing else names, module=module, qualname=qualname,
                            type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        return isinstance(value, cls) or value in cls._value2member_map_ or value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
                 "__module__", "__name__", "__qualname__", *cls._member_names_}
        for name in ("__init_subclass__", "__new__"):
            if getattr(cls, name, None) != getattr(object, name) and name not in names:
                if name != "__new__" or "__new_member__" in cls.__dict__:
                    names.add(name)
        if cls._member_type_ is object:
            names.add("__init_subclass__")
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    name = bltns.property(lambda cls: cls._seen("name"))
    value = bltns.property(lambda cls: cls._seen("value"))

    def _seen(cls, name):
        """What the class shows under a name that members have as a property."""
        if name in cls._member_map_:
            return cls._member_map_[name]
        for base in cls.__mro__[:-2]:
            if name in base.__dict__:
                found = base.__dict__[name]
                return found.__get__(None, cls) if hasattr(found, "__get__") else found
        raise AttributeError(f"{cls!r} has no attribute {name!r}")

    @bltns.property
    def __members__(cls):
        """All names of the enumeration, aliases included, with their members."""
        return _mappingproxy(cls._member_map_)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Make an enumeration of a name and its members."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        for name, value in cls._named_values(names, start):
            namespace[name] = value
        namespace["__module__"] = module or _caller_module()
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _named_values(cls, names, start):
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for name in names:
                values.append(cls._generate_next_value_(name, start, len(values), values[:]))
            return zip(names, values)
        return [(item, names[item]) if isinstance(item, str) else item for item in names]


EnumMeta = EnumType
Enum = Flag = ReprEnum = None


def _caller_module():
    """The module that asked a class for a new enumeration."""
    find = getattr(sys, "_getframemodulename", None)
    return find and find(3) or "__main__"


def _ask_missing(cls, value):
    failure = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    try:
        found = cls._missing_(value)
    except ValueError:
        raise
    except Exception as error:
        error.__context__ = failure
        raise
    if isinstance(found, cls) or cls._boundary_ is EJECT and isinstance(found, int):
        return found
    if found is None:
        raise failure
    error = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member")
    error.__context__ = failure
    raise error


class Enum(metaclass=EnumType):
    """A set of named constants."""

    def __new__(cls, value):
        """The member of a value."""
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            found = find_unhashable(cls, value)
            if found is not None:
                return found
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members defined")
        return _ask_missing(cls, value)

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """One more than the highest value so far."""
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            return _next_of_mixed(last_values, start)

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        for cls in self.__class__.mro():
            names.update([name for name, found in cls.__dict__.items()
                          if name[0] != "_" and (name not in cls.__dict__.get("_member_map_", ())
                                                 or isinstance(found, property))])
        return sorted(names | {"name", "value"} | {name for name in self.__dict__ if name[0] != "_"})

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # Plain properties, as these two are read most; what the class shows of the names, its type tells.
    @bltns.property
    def name(self):
        """The name of the member."""
        return self._name_

    @name.setter
    def name(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @name.deleter
    def name(self):
        raise AttributeError("<enum 'Enum'> cannot delete attribute 'name'")

    @bltns.property
    def value(self):
        """The value of the member."""
        return self._value_

    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")

    @value.deleter
    def value(self):
        raise AttributeError("<enum 'Enum'> cannot delete attribute 'value'")


def _next_of_mixed(last_values, start):
    for last in reversed(last_values):
        try:
            return last + 1
        except TypeError:
            pass
    return start


class ReprEnum(Enum):
    """An enumeration that takes over only the repr of its data type."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are integers."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        for role, value in zip(("encoding", "errors"), values[1:]):
            if not isinstance(value, str):
                raise TypeError(f"{role} must be a string, not {value!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value):
    """The bits of a number that is not negative, the lowest first."""
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def _within_boundary(cls, value):
    """The number that the boundary of a flag makes of one outside of its bits."""
    if cls._boundary_ is STRICT:
        width = max(value.bit_length(), cls._flag_mask_.bit_length())
        raise ValueError(
            f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n"
            f"  allowed {bin(cls._flag_mask_, width)}")
    if cls._boundary_ is CONFORM:
        return value & cls._flag_mask_
    if cls._boundary_ is KEEP and value < 0:
        return max(cls._all_bits_ + 1, 1 << value.bit_length()) + value
    return value


def _composite_name(cls, value):
    """The name of a combination: its single bits, then the members they miss, then unknown bits."""
    members = list(cls._iter_member_(value & cls._singles_mask_))
    if value & ~cls._singles_mask_:
        members += [found for found in cls._member_map_.values()
                    if found not in members and found._value_ and found._value_ & value == found._value_]
    covered = 0
    for found in members:
        covered |= found._value_
    if not covered:
        return None
    names = [found._name_ for found in members]
    if value ^ covered:
        if cls._boundary_ is STRICT:
            raise ValueError(f"{cls!r}: no members with value {value ^ covered!r}")
        names.append(cls._numeric_repr_(value ^ covered))
    return "|".join(names)


def _composite(cls, value):
    data_type = cls._member_type_
    made = object.__new__(cls) if data_type is object else data_type.__new__(cls, value)
    if not hasattr(made, "_value_"):
        made._value_ = value
    made._name_ = _composite_name(cls, value)
    # Another thread may have made the same combination: the first stays.
    return cls._value2member_map_.setdefault(value, made)


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members are bits that can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The bit above the highest one so far."""
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 1 << last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda found: found._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The combination of members that a number means, as the boundary allows."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        every, asked = cls._all_bits_, value
        if not ~every <= value <= every or value & (every ^ cls._flag_mask_):
            if cls._boundary_ is EJECT:
                return value
            value = asked = _within_boundary(cls, value)
        if value < 0:
            value += every + 1
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        found = _composite(cls, value)
        if asked < 0:
            cls._value2member_map_[asked] = found
        return found

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        name = "" if self._name_ is None else "." + self._name_
        return f"<{self.__class__.__name__}{name}: {show(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _number(self, other):
        """The number of the other side of an operation, or None if it is no such side."""
        if isinstance(other, self.__class__):
            return other._value_
        data_type = self._member_type_
        return other if data_type is not object and isinstance(other, data_type) else None

    def __or__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else self.__class__(self._value_ | number)

    def __and__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else self.__class__(self._value_ & number)

    def __xor__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else self.__class__(self._value_ ^ number)

    def __invert__(self):
        if self._inverted_ is None:
            outside = self._boundary_ in (EJECT, KEEP)
            self._inverted_ = self.__class__(
                ~self._value_ if outside else self._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A flag whose members are integers."""


# Helpers around enumerations


def bin(num, max_bits=None):
    """The number in two's complement: its sign bit, a space, and its other bits."""
    width = max(num.bit_length(), max_bits or 0)
    digits = format(num & ((1 << width) - 1), f"0{width}b") if width else ""
    return f"0b{int(num < 0)} {digits}"


def show_flag_values(value):
    """The single bits of a flag or number."""
    return list(_bits(int(getattr(value, "_value_", value))))


def _alias_text(enumeration):
    pairs = [f"{name} -> {found.name}" for name, found in enumeration.__members__.items() if name != found.name]
    return ", ".join(pairs)


def unique(enumeration):
    """Refuse an enumeration that has two names for one value."""
    aliases = _alias_text(enumeration)
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {aliases}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can require of an enumeration."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Refuse an enumeration that does not meet the requirements."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._check_unique(enumeration)
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS and issubclass(enumeration, Flag):
                self._check_named(enumeration)
        return enumeration

    def _check_unique(self, enumeration):
        aliases = _alias_text(enumeration)
        if aliases:
            raise ValueError(f"aliases found in {enumeration!r}: {aliases}")

    def _check_continuous(self, enumeration):
        values = {found.value for found in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        kind, wanted = "enum", range(low + 1, high)
        if issubclass(enumeration, Flag):
            kind, wanted = "flag", [1 << i for i in range(low.bit_length(), high.bit_length() - 1)]
        absent = [str(value) for value in wanted if value not in values]
        if absent:
            text = f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(absent)}"
            raise ValueError(text[:256])

    def _check_named(self, enumeration):
        known = {found.value for found in enumeration}
        names, absent = [], 0
        for name, found in enumeration._member_map_.items():
            lost = [bit for bit in _bits(max(found.value, 0)) if bit not in known]
            if lost:
                names.append(name)
                absent |= sum(lost)
        if names:
            raise ValueError(
                f"invalid Flag {enumeration.__name__!r}: {self._names_text(names)} {self._bits_text(absent)} "
                "[use enum.show_flag_values(value) for details]")

    def _names_text(self, names):
        if len(names) == 1:
            return f"alias {names[0]} is missing"
        return f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"

    def _bits_text(self, absent):
        return f"value 0x{absent:x}" if is_single_bit(absent) else f"combined values of 0x{absent:x}"


def _module_name(self):
    return self.__class__.__module__.split(".")[-1]


def global_enum_repr(self):
    """The repr of a member as module.name."""
    return f"{_module_name(self)}.{self._name_}"


def global_flag_repr(self):
    """The repr of a flag as module.name, or such names joined."""
    module = _module_name(self)
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    names = self._name_.split("|")
    return "|".join([name if name[0].isdigit() else f"{module}.{name}" for name in names])


def global_str(self):
    """The str of a member as its bare name."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Export the members to the module of the class, and show them as names of it."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    """A __reduce_ex__ by which members are found as names of their module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """A __reduce_ex__ by which members are found as names of their class."""
    return getattr, (self.__class__, self._name_)
"""#
}
