__all__ = ["square", "unit"]
unit = "cm"
hidden = 1
