from enum import Enum

class Answer(Enum):
    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value):
        if value is None:
            return 3
        for member in cls:
            if member.value == value.lower():
                return member

print(Answer("YES"), Answer("No"))  # expect: Answer.YES Answer.NO
try:
    Answer("maybe")
except ValueError as error:
    print(error)  # expect: 'maybe' is not a valid Answer
Answer(None)  # expect error: TypeError: error in Answer._missing_: returned 3 instead of None or a valid member
