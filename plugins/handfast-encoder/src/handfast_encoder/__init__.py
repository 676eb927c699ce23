"""A reader of whole sentences for handfast: a small encoder, offline, on one thread."""
