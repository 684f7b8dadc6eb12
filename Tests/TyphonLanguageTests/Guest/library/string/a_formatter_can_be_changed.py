from string import Formatter

class Mine(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else super().get_value(key, args, kwargs)
    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)
    def format_field(self, value, spec): return f"<{value}|{spec}>"
    def check_unused_args(self, used, args, kwargs): self.used = sorted(map(str, used))

m = Mine()
print(m.format("{x} {y!u:5} {0}", 1, y="q"), m.used)  # expect: <?|> <Q|5> <1|> ['0', 'x', 'y']
