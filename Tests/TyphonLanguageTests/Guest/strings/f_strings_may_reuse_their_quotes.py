# skip-oracle
names = ["a", "b"]
print(f"{", ".join(names)} and {f"{"inner"}"}")  # expect: a, b and inner
print(f"{
    1 +  # a comment
    2
}")  # expect: 3
