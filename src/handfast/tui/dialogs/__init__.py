"""Dialogs: each asks one thing and returns one typed answer, or None for "leave it".

Lives here: passphrase, confirmation, one line or a text, one of several, help, and what went wrong.
May import: the workspace, and ``tui``'s own widgets, background and text door.
"""
