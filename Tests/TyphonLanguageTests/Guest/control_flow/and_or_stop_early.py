def say(x):
    print("say", x)
    return x

say(0) and say(1)  # expect: say 0
say(2) or say(3)  # expect: say 2
