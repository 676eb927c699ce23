"""The tokens of TOML 1.0, as patterns that never look twice at the same character.

Later readers take more (TOML 1.1 has new escapes, times without seconds and inline tables over
several lines). What is signed must mean the same to all of them, so that is refused here.
"""

import re

SPACE = re.compile(r"[ \t]*+")
BLANK = re.compile(r"[ \t\n]*+")
COMMENT = re.compile(r"#[^\n]*+")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
LONG_STRING = re.compile(
    r"""\"{3}(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}|'{3}(?:[^']++|'{1,2}(?!'))*+'{3,5}"""
)
SHORT_STRING = re.compile(r"""\"(?:[^"\\\n]++|\\[^\n])*+"|'[^'\n]*+'""")
ESCAPES = re.compile(r"""(?:[^\\]++|\\(?:[btnfr"\\uU]|[ \t]*+\n))*+""")
"""A text in double quotes whose escapes are those of TOML 1.0, and of no later one."""
SHORT_TIME = re.compile(r"(?:\A|[Tt ])[0-9]{2}:[0-9]{2}(?!:)")
PLAIN_LINE = re.compile(
    r"""([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+"""
    r"""(?:"[^"\\\n]++"|[0-9]{1,18}|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false)(?=\n)"""
)
"""A whole line with a bare name and a plain value: most lines, taken in one step."""
_BARE = r"[A-Za-z0-9_-]++"
_TEXT = r'"[^"\\\n\t]*+"'
_PLAIN_VALUE = (
    rf"(?:{_TEXT}|[0-9]{{1,18}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}Z)?"
    rf"|true|false|\[(?:{_TEXT}(?:, {_TEXT})*+)?\])"
)
_PLAIN_HEADING = rf"\[{_BARE}(?:\.{_BARE}){{0,3}}\]|\[\[{_BARE}(?:\.{_BARE}){{0,3}}\]\]"
PLAIN_DOCUMENT = re.compile(rf"(?:(?:{_BARE} = {_PLAIN_VALUE}|{_PLAIN_HEADING})?\n)*+")
"""A whole document as this program itself writes them: nothing in it needs to be bounded."""
SCALAR = re.compile(r"[A-Za-z0-9+_.:-]++(?:(?<=[0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9][0-9:.Zz+-]*+)?")
