def say(x):
    print(x)
    return x

max(say(1), *[say(2)], say(3), key=say(None))
# expect: 1
# expect: 2
# expect: 3
# expect: None
