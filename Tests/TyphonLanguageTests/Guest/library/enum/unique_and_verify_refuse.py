from enum import Enum, Flag, unique, verify, UNIQUE, CONTINUOUS, NAMED_FLAGS

def refused(decorator, bases, **members):
    try:
        decorator(bases("E", members))
    except ValueError as error:
        return error

print(refused(unique, Enum, A=1, B=1))  # expect: duplicate values found in <enum 'E'>: B -> A
print(refused(verify(UNIQUE), Enum, A=1, B=1))  # expect: aliases found in <enum 'E'>: B -> A
print(refused(verify(CONTINUOUS), Enum, A=1, B=4))  # expect: invalid enum 'E': missing values 2, 3
print(refused(verify(CONTINUOUS), Flag, A=1, B=8))  # expect: invalid flag 'E': missing values 2, 4
print(refused(verify(NAMED_FLAGS), Flag, A=1, B=7))  # expect: invalid Flag 'E': alias B is missing combined values of 0x6 [use enum.show_flag_values(value) for details]
print(refused(verify(UNIQUE, CONTINUOUS), Enum, A=1, B=2))  # expect: None
