from dataclasses import dataclass, field

@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)

print(sorted([Task(3, "c"), Task(1, "z"), Task(2, "a")]))  # expect: [Task(priority=1, name='z'), Task(priority=2, name='a'), Task(priority=3, name='c')]
print(Task(1, "a") < Task(2, "b"), Task(1, "a") == Task(1, "b"), Task(2, "a") >= Task(2, "z"))  # expect: True True True
Task(1, "a") < 3  # expect error: TypeError: '<' not supported between instances of 'Task' and 'int'
