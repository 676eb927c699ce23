"""Measuring how well clauses are told apart; ``training/discern.py`` is the command.

Lives here: what is measured (``cases``, ``registers``, ``dangers``), who reads it (``readers``, and
``folds`` for readers that have not seen the clause), the figures (``figures``), and how they are
laid out (``sections``, ``layout``). Only ``folds`` needs the libraries of training. What is
measured is what a user gets: ``handfast.workspace.reading``.
"""
