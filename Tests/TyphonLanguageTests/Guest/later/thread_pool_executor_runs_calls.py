from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(lambda n: n * n, range(5))), pool.submit(pow, 2, 10).result())  # expect: [0, 1, 4, 9, 16] 1024
