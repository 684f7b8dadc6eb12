from helpers import circle_a

seen = hasattr(circle_a, "value")
