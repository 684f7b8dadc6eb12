count: int = 0
later: str

def up():
    global count, made
    count += 1
    made = "made"

up(); up()
print(count, made, "later" in globals())  # expect: 2 made False
