from statistics import mode, multimode

print(mode([1, 1, 2, 3, 3, 3]), mode("aabb"), multimode("aabbbbccddddeeffffgg"), multimode([]))  # expect: 3 a ['b', 'd', 'f'] []
