try:
    open("/no/such/file")
except FileNotFoundError as e:
    print(e.errno, e.filename, e)  # expect: 2 /no/such/file [Errno 2] No such file or directory: '/no/such/file'
