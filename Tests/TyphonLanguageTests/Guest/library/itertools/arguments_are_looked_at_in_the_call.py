from itertools import accumulate, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product
from itertools import starmap, takewhile, tee, zip_longest, compress, chain

def error(f, *args):
    try:
        f(*args)
    except TypeError as e:
        return str(e)

print({error(f, 5) for f in (accumulate, cycle, groupby, pairwise, permutations, product, tee, zip_longest, chain.from_iterable)})  # expect: {"'int' object is not iterable"}
print({error(f, len, 5) for f in (dropwhile, filterfalse, starmap, takewhile)}, error(compress, "a", 5), error(islice, 5, 1))  # expect: {"'int' object is not iterable"} 'int' object is not iterable 'int' object is not iterable
