"""Screens: each routes between its widgets and one function of the workspace at a time.

Lives here: one module per screen, none of which opens a file or a key itself.
May import: the workspace, and ``tui``'s own widgets, dialogs, background and text door.
"""
