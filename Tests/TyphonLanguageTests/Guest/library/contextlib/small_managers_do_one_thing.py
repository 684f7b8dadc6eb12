from contextlib import closing, nullcontext, redirect_stdout, redirect_stderr
import sys

class Door:
    closed = False
    def close(self):
        self.closed = True

class Paper:
    def __init__(self): self.text = ""
    def write(self, text): self.text += text
    def flush(self): pass

door, paper = Door(), Paper()
with closing(door) as d, nullcontext(5) as five, nullcontext() as nothing:
    print(d is door, five, nothing, door.closed)  # expect: True 5 None False
with redirect_stdout(paper) as target, redirect_stderr(paper):
    sys.stdout.write("out ")
    sys.stderr.write("err")
print(door.closed, target is paper, paper.text)  # expect: True True out err
