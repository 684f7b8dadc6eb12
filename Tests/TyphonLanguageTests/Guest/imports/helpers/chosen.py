__all__ = ["shown"]
shown = 1
other = 2
