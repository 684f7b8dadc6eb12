def by_sort(n): return sorted([n, n], key=by_sort)
def by_map(n): return list(map(by_map, [n]))
def by_comprehension(n): return [by_comprehension(x) for x in [n]]
def by_generator(n): yield from by_generator(n)
def by_decorator(n): return (lambda f: f(n))(by_decorator)

for f in (by_sort, by_map, by_comprehension, lambda n: list(by_generator(n)), by_decorator):
    try:
        f(1)
    except RecursionError:
        print("caught")
# expect: caught
# expect: caught
# expect: caught
# expect: caught
# expect: caught
