"""One verb per module; each has a ``command`` and nothing that another verb needs."""
