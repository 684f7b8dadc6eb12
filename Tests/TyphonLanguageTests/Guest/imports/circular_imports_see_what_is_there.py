import helpers.circle_a
import helpers.circle_b

print(helpers.circle_a.value, helpers.circle_b.seen)  # expect: 1 False
