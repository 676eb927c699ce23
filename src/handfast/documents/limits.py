"""The format number, the limits of a document and the shapes of its short words."""

import re
from datetime import timedelta

FORMAT = 1
"""The format number that this program reads and writes."""

MAX_BYTES = 65536
MAX_CLAUSES = 100
MAX_CLAUSE_TEXT = 4000
MAX_LISTED = MAX_CLAUSES
MAX_TITLE = 200
MAX_NAME = 80
MAX_KEY_PARTS = 16
MAX_NESTING = 16
MAX_DEPTH = 32
MAX_ITEMS = 4096
MAX_SCALAR = 64
MAX_FAULTS_NAMED = 20
MAX_PROBLEMS = 500
MAX_REVIEW_DAYS = 400
MAX_LINE = 400
MAX_ROUNDS = 999
MAX_SCALE = 5
MIN_HOURS = 72
MAX_HOURS = 8760
SHORTEST_PAUSE = timedelta(minutes=20)
LONGEST_PAUSE = timedelta(days=1)
FIRST_YEAR = 1970
LAST_YEAR = 2999

DIGEST = re.compile(r"\A[0-9a-f]{64}\Z")
FINGERPRINT = re.compile(r"\ASHA256:[A-Za-z0-9+/]{43}\Z")
CLAUSE_ID = re.compile(r"\A[a-z0-9-]{1,64}\Z")
STYLE_ID = CLAUSE_ID
FOLDER_ID = re.compile(r"\A[0-9a-f]{32}\Z")
PLUGIN_NAME = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")
CHECK_CODE = re.compile(r"\A[A-Z]{1,8}[0-9]{1,6}\Z")
