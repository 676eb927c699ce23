"""The screens in a browser of this machine: one loopback address, one address that works once.

``door`` decides who may come in, ``window`` runs the screens of one browser window, ``pages`` says
what the browser gets, and ``house`` holds them together. Only here are aiohttp and textual-serve
imported; both come with the extra ``handfast[browser]``.
"""
