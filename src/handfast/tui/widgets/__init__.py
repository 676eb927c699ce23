"""Widgets: parts of screens that draw what they are given and speak in messages.

Lives here: the top bar, fields, lists, and the pages and panels of the screens.
May import: the model, the workspace's values, and ``tui``'s own text door.
"""
