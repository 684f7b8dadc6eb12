from collections.abc import ItemsView, KeysView, ValuesView

print(KeysView({1: 2}), ItemsView({1: 2}), ValuesView({1: 2}))  # expect: KeysView({1: 2}) ItemsView({1: 2}) ValuesView({1: 2})
print(KeysView({1: 2}) | {5}, list(ItemsView({1: 2})), 2 in ValuesView({1: 2}))  # expect: {1, 5} [(1, 2)] True
