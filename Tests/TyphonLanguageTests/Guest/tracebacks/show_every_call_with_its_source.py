def outer():
    inner()

def inner():
    raise ValueError("deep")  # expect error: ValueError: deep

outer()
# expect stderr: Traceback (most recent call last):
# expect stderr: outer()
# expect stderr: inner()
# expect stderr: raise ValueError("deep")  # expect error: ValueError: deep
