import helpers.circle_b

value = 1
