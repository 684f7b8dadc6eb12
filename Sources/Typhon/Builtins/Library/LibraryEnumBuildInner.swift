extension GuestModules {
    static let moduleEnumBuildInner: StaticString = #"""
"""How a class body becomes the members of an enumeration."""

import builtins as bltns


class _AutoNull:
    def __repr__(self):
        return "_auto_null"


_AUTO = _AutoNull()


class nonmember:
    """Keeps a value of the class body from becoming a member."""

    __module__ = "enum"

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value of the class body a member, whatever it is."""

    __module__ = "enum"

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for the value that _generate_next_value_ will choose."""

    __module__ = "enum"

    def __init__(self, value=_AUTO):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property:
    """An attribute of members that leaves its name free for a member of the class."""

    __module__ = "enum"
    member = name = clsname = None

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = fget.__doc__ if doc is None else doc

    def setter(self, fset):
        """The same property with another setter."""
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        """The same property with another deleter."""
        return type(self)(self.fget, self.fset, fdel, self.__doc__)

    def of_member(self, found):
        """The same property for a class in which its name is that of a member."""
        made = type(self)(self.fget, self.fset, self.fdel, self.__doc__)
        made.member = found
        return made

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is not None:
            return self.fget(instance)
        if self.member is None:
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        return self.member

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        self.fdel(instance)


# Names of the class body


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    start = f"_{class_name}__"
    return name.startswith(start) and len(name) > len(start) and not name.endswith("__")


_SUNDERS = frozenset((
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_",
))


class _EnumDict(dict):
    """The namespace of a class body that notes which names are members."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
        elif _is_dunder(key):
            key = "_order_" if key == "__order__" else key
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key not in self._ignore:
            value = self._set_free(key, value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _SUNDERS:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = self._set_ignore(value)
        return value

    def _set_ignore(self, value):
        value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        self._ignore = value
        already = set(value) & set(self._member_names)
        if already:
            raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _set_free(self, key, value):
        if isinstance(value, nonmember):
            return value.value
        if _is_descriptor(value):
            return value
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        return self._set_member(key, value.value if isinstance(value, member) else value)

    def _set_member(self, key, value):
        if isinstance(value, auto):
            value = self._resolve(key, value)
        elif type(value) is tuple and any([isinstance(part, auto) for part in value]):
            value = tuple([self._resolve(key, part) if isinstance(part, auto) else part for part in value])
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _resolve(self, key, value):
        if value.value is _AUTO:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    def update(self, members, **more_members):
        """Take over the pairs of a mapping or a sequence, as if assigned one by one."""
        for key, value in dict(members, **more_members).items():
            self[key] = value


def check_extension(class_name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if hasattr(base, "_member_map_") and base._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")


def _find_data_types(bases):
    found = []
    for chain in bases:
        data_type = _find_data_type(chain)
        if data_type is not None and data_type not in found:
            found.append(data_type)
    return found


def _find_data_type(chain):
    """The class in the ancestry of a base that holds the data of members."""
    candidate = None
    for base in chain.__mro__:
        if base is object:
            continue
        if hasattr(base, "_member_map_"):
            return None if base._member_type_ is object else base._member_type_
        if "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
            return candidate or base
        candidate = candidate or base
    return None


def find_mixins(class_name, bases):
    """The type of the data and the enumeration, of which a class with these bases is made."""
    if not bases:
        return object, None
    if not hasattr(bases[-1], "_member_map_"):
        raise TypeError(
            "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    found = _find_data_types(bases)
    if len(found) > 1:
        raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
    return found[0] if found else object, bases[-1]


def find_value_repr(bases):
    for chain in bases:
        for base in chain.__mro__:
            if hasattr(base, "_member_map_"):
                return base._value_repr_
            if base is not object and "__repr__" in base.__dict__:
                params = base.__dict__.get("__dataclass_params__")
                return _dataclass_repr if params is not None and params.repr else base.__dict__["__repr__"]
    return None


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join([f"{name}={getattr(self, name)!r}" for name, f in fields.items() if f.repr])


def find_new(namespace, member_type, first_enum):
    """The __new__ of members, and whether it takes the value as arguments."""
    own = namespace.get("__new__")
    if own is None:
        own = _inherited_new(member_type, first_enum)
    own = own.__func__ if isinstance(own, staticmethod) else own
    return own, not (first_enum is None or own is object.__new__)


def _inherited_new(member_type, first_enum):
    # The oldest enumeration has the __new__ by which finished classes find members.
    lookup = first_enum and first_enum.__mro__[-2].__new__
    for name in ("__new_member__", "__new__"):
        for source in (member_type, first_enum):
            found = getattr(source, name, None)
            if found is not None and found != object.__new__ and found is not lookup:
                return found
    return object.__new__


def is_single_bit(value):
    return value > 0 and not value & (value - 1)


class Members:
    """Makes the members, in the moment in which the class exists but its bases do not know it yet."""

    def __init__(self, values, takes_args):
        self.values = values
        self.takes_args = takes_args

    def __set_name__(self, enum_class, attribute):
        type.__delattr__(enum_class, attribute)
        is_flag = enum_class._boundary_ is not None
        for name, value in self.values.items():
            made = self._make(enum_class, name, value)
            kept = self._known(enum_class, made._value_)
            if kept is None:
                kept = made
                if not is_flag or isinstance(made._value_, int) and is_single_bit(made._value_):
                    enum_class._member_names_.append(name)
            if is_flag:
                _widen_masks(enum_class, made._value_)
            _add_member(enum_class, name, kept)

    def _make(self, enum_class, name, value):
        args = value if isinstance(value, tuple) else (value,)
        data_type = enum_class._member_type_
        if data_type is tuple:
            args = (args,)
        made = enum_class._new_member_(enum_class, *(args if self.takes_args else ()))
        if not hasattr(made, "_value_"):
            made._value_ = value if data_type is object else self._data(data_type, args)
        made._name_ = name
        made.__objclass__ = enum_class
        made.__init__(*args)
        made._sort_order_ = len(enum_class._member_names_)
        return made

    def _data(self, data_type, args):
        try:
            return data_type(*args)
        except Exception as error:
            raise TypeError("_value_ not set in __new__, unable to create it") from error

    def _known(self, enum_class, value):
        try:
            return enum_class._value2member_map_.get(value)
        except TypeError:
            return find_unhashable(enum_class, value)


def find_unhashable(enum_class, value):
    for found in enum_class._member_map_.values():
        if found._value_ == value:
            return found
    return None


def _widen_masks(enum_class, value):
    enum_class._flag_mask_ |= value
    if is_single_bit(value):
        enum_class._singles_mask_ |= value
    enum_class._all_bits_ = (1 << enum_class._flag_mask_.bit_length()) - 1


def _add_member(enum_class, name, found):
    """Put a member into the class, behind a property of the same name if a base has one."""
    for base in enum_class.__mro__[1:]:
        inherited = base.__dict__.get(name)
        if inherited is not None:
            break
    if isinstance(inherited, property):
        shown = inherited.of_member(found)
        shown.__set_name__(enum_class, name)
        setattr(enum_class, name, shown)
    elif not isinstance(inherited, bltns.property) or name not in ("name", "value"):
        setattr(enum_class, name, found)
    enum_class._member_map_[name] = found
    try:
        enum_class._value2member_map_.setdefault(found._value_, found)
    except TypeError:
        enum_class._unhashable_values_.append(found._value_)


def check_order(enum_class, order):
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    mapped = enum_class._member_map_
    # Aliases, and flags of several bits, may be left out.
    order = [name for name in order
             if name not in mapped or name in enum_class._member_names_ and mapped[name]._name_ == name]
    if order != enum_class._member_names_:
        raise TypeError(
            f"member order does not match _order_:\n  {enum_class._member_names_!r}\n  {order!r}")
"""#
}
