"""The example couple: Alex and Sam, with fixed keys and a fixed clock, to look around with."""

from .couple import ExampleCouple, ExamplePerson, make

__all__ = ["ExampleCouple", "ExamplePerson", "make"]
