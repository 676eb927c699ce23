"""handfast: write down what you have agreed, in words you both mean, and come back to it.

The package root imports nothing, so that asking for the version stays instant.
The layers, from the bottom up, are described in each package's own docstring.
"""

__version__ = "0.1.0"
